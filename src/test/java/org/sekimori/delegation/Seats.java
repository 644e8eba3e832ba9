package org.sekimori.delegation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekimori.delegation.Delegation.Ground;
import org.sekimori.delegation.DelegationCommand.Delegate;
import org.sekimori.delegation.DelegationCommand.Revoke;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Decision;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.StandIns;
import org.sekimori.operation.TestRules;

/** Who entrusted what, in play. */
final class Seats {
    static final Instant START = TestRules.START;
    static final Duration LONGEST = Duration.ofDays(7);

    Instant now = START;
    Rules rules = rules(new StandIns(Map.of(
            Seat.NCO_COORDINATOR,
                    new StandIns.Terms(
                            Set.of(Seat.NCO_LEGAL, Seat.NCO_DECONFLICTION),
                            Set.of(),
                            LONGEST,
                            true,
                            Set.of(Seat.NCO_DIRECTOR)),
            Seat.NCO_LEGAL,
                    new StandIns.Terms(
                            Set.of(Seat.NCO_DECONFLICTION), Set.of(), LONGEST, false, Set.of(Seat.NCO_DIRECTOR)),
            Seat.POLICE_DIRECTOR,
                    new StandIns.Terms(
                            Set.of(Seat.POLICE_OFFICER), Set.of(), LONGEST, true, Set.of(Seat.POLICE_DIRECTOR)))));

    private final Map<PersonId, Entrusted> entrusted = new HashMap<>();
    private long acts;

    static Rules rules(StandIns standIns) {
        var rules = TestRules.rules();
        return new Rules(
                rules.gates(),
                rules.bases(),
                rules.quorum(),
                rules.deadlines(),
                rules.directory(),
                rules.handling(),
                standIns,
                rules.instruments(),
                Optional.empty(),
                Set.of(),
                rules.policySet());
    }

    static Delegate delegate(Seat seat, String to, Duration length) {
        return delegate(seat, to, Optional.empty(), START.plus(length));
    }

    static Delegate delegate(Seat seat, String to, Optional<Instant> from, Instant until) {
        return new Delegate(seat, TestRules.id(to), from, until, Ground.ABSENCE, Sealed.fresh("On leave"));
    }

    Decision give(Actor actor, String holder, DelegationCommand command) {
        var id = TestRules.id(holder);
        var act = new Act(actor, now, new UUID(++acts, 0), rules, Seals.HASHING);
        var others =
                entrusted.values().stream().filter(e -> !e.holder().equals(id)).toList();
        var decision = Delegations.decide(id, Optional.ofNullable(entrusted.get(id)), others, Seals.seal(command), act);
        if (decision instanceof Decision.Accepted(var facts)) {
            facts.forEach(fact -> entrusted.put(
                    id,
                    Delegations.evolve(
                            Optional.ofNullable(entrusted.get(id)),
                            (DelegationEvent) fact.event(),
                            new Stamp(actor, now, now))));
        }
        return decision;
    }

    Decision give(String actor, String holder, DelegationCommand command) {
        return give(TestRules.actor(actor), holder, command);
    }

    Revoke revoking(String holder) {
        return new Revoke(
                entrusted.get(TestRules.id(holder)).delegations().getLast().id(), Sealed.fresh("Back"));
    }

    List<Seat> lent(String to) {
        var other = rules.directory().byUser(to).orElseThrow();
        return Delegations.lent(other, entrusted.values(), rules, now).stream()
                .map(org.sekimori.operation.Lent::seat)
                .toList();
    }

    boolean holds(Actor actor) {
        return Delegations.holds(actor, actor.standingInFor().map(entrusted::get), rules, now);
    }

    static Actor standingIn(String user, String holder, Seat seat) {
        var person = TestRules.rules().directory().byUser(user).orElseThrow();
        return new Actor(person.key(), seat, person.organisation(), Optional.of(TestRules.id(holder)));
    }

    static Optional<Reason> refusal(Decision decision) {
        return decision instanceof Decision.Rejected(var rejection)
                ? Optional.of(rejection.reason())
                : Optional.empty();
    }
}
