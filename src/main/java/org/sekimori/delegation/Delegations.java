package org.sekimori.delegation;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekimori.delegation.DelegationCommand.Delegate;
import org.sekimori.delegation.DelegationCommand.Revoke;
import org.sekimori.delegation.DelegationEvent.Delegated;
import org.sekimori.delegation.DelegationEvent.DelegationRevoked;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Command;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Lent;
import org.sekimori.operation.Person;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.StandIns.Terms;

/** The rules of standing in: who may be given which seat for how long, and which seats that are somebody's just now. */
public final class Delegations {
    public static final Map<String, Class<? extends Command>> COMMANDS =
            Map.of("delegate", Delegate.class, "revoke-delegation", Revoke.class);

    public static final Descriptor DESCRIPTOR = new Descriptor(Map.<String, Class<? extends Event>>of(
            "org.sekimori.delegation.Delegated", Delegated.class,
            "org.sekimori.delegation.DelegationRevoked", DelegationRevoked.class));

    private Delegations() {}

    /**
     * Decides one command.
     *
     * @param holder whose seats they are
     * @param state what the holder entrusted before; empty where that is nothing
     * @param others what the other holders of the seat entrusted
     */
    public static Decision decide(
            PersonId holder,
            Optional<Entrusted> state,
            Collection<Entrusted> others,
            DelegationCommand command,
            Act act) {
        return act.rules()
                .directory()
                .person(holder)
                .map(person -> switch (command) {
                    case Delegate delegate -> delegate(person, state, others, delegate, act);
                    case Revoke revoke ->
                        state.flatMap(s -> s.delegation(revoke.delegation()))
                                .map(delegation -> revoke(person, delegation, revoke, act))
                                .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected a delegation"));
                })
                .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected a person of the directory"));
    }

    private static Decision delegate(
            Person holder, Optional<Entrusted> state, Collection<Entrusted> others, Delegate delegate, Act act) {
        var standIns = act.rules().standIns();
        var terms = standIns.of(delegate.seat());
        var other = act.rules().directory().person(delegate.to());
        return Requirement.NONE
                .that(
                        terms::isPresent,
                        Reason.NOT_DELEGABLE,
                        "Expected a seat in which somebody else may act but "
                                + delegate.seat().wire() + " is none")
                .that(
                        () -> holder.seats().contains(delegate.seat()),
                        Reason.WRONG_SEAT,
                        "Expected a seat of the person")
                .that(
                        () -> says(terms.orElseThrow(), holder, delegate.seat(), act),
                        Reason.NOT_PERMITTED,
                        "Expected the holder of the seat or one whom delegations.yaml names")
                .that(
                        () -> !act.actor().id().equals(delegate.to()),
                        Reason.SAME_PERSON,
                        "Expected another person: nobody gives a seat to themselves")
                .that(other::isPresent, Reason.UNKNOWN_PERSON, "Expected a person of the directory")
                .that(
                        () -> standIns.admit(holder, delegate.seat(), other.orElseThrow()),
                        Reason.STAND_IN_NOT_ADMITTED,
                        "Expected one of the same organisation who may stand in by delegations.yaml")
                .and(() -> window(delegate, terms.orElseThrow(), act))
                .that(
                        () -> free(delegate, state, others, act),
                        Reason.ALREADY_DELEGATED,
                        "Expected no other delegation of the seat, or to this person in the same seat, at that time")
                .then(() -> List.of(delegated(holder, delegate, act)));
    }

    /** In a seat of one's own: who stands in gives nothing onward. */
    private static boolean says(Terms terms, Person holder, Seat seat, Act act) {
        var actor = act.actor();
        var own = terms.byHolder() && actor.id().equals(holder.key()) && actor.seat() == seat;
        var above = terms.setBy().contains(actor.seat()) && actor.organisation() == holder.organisation();
        return actor.standingInFor().isEmpty() && (own || above);
    }

    private static Requirement window(Delegate delegate, Terms terms, Act act) {
        var from = from(delegate, act);
        return Requirement.NONE
                .that(
                        () -> !from.isBefore(act.now()),
                        Reason.OUT_OF_RANGE,
                        "Expected a beginning that has not passed: nothing is backdated")
                .that(
                        () -> from.isBefore(delegate.until()),
                        Reason.INVALID_WINDOW,
                        "Expected an end after the beginning")
                .that(
                        () -> !delegate.until().isAfter(from.plus(terms.longest())),
                        Reason.DELEGATION_TOO_LONG,
                        "Expected at most " + terms.longest());
    }

    private static Instant from(Delegate delegate, Act act) {
        return delegate.from().orElse(act.now());
    }

    /** One stand-in of a seat at a time, and nobody for two holders of the same seat: it must be clear for whom one acts. */
    private static boolean free(Delegate delegate, Optional<Entrusted> state, Collection<Entrusted> others, Act act) {
        var own = state.stream().flatMap(s -> s.delegations().stream());
        var same = others.stream().flatMap(s -> s.delegations().stream()).filter(d -> d.to().equals(delegate.to()));
        return Stream.concat(own, same)
                .filter(d -> d.seat() == delegate.seat())
                .noneMatch(d -> d.meets(from(delegate, act), delegate.until()));
    }

    private static Fact delegated(Person holder, Delegate delegate, Act act) {
        return new Fact(
                Entrusted.subject(holder.key()),
                new Delegated(
                        new DelegationId(act.id(0)),
                        holder.key(),
                        delegate.seat(),
                        delegate.to(),
                        from(delegate, act),
                        delegate.until(),
                        delegate.ground(),
                        delegate.reason()));
    }

    /** Also by whoever stands in: nobody is kept in a seat. */
    private static Decision revoke(Person holder, Delegation delegation, Revoke revoke, Act act) {
        return Requirement.NONE
                .that(
                        () -> mayRevoke(holder, delegation, act),
                        Reason.NOT_PERMITTED,
                        "Expected the holder, the one who stands in, or one whom delegations.yaml names")
                .that(
                        () -> delegation.end().isAfter(act.now()),
                        Reason.DELEGATION_OVER,
                        "Expected a delegation that is not over")
                .then(() -> List.of(new Fact(
                        Entrusted.subject(holder.key()), new DelegationRevoked(revoke.delegation(), revoke.reason()))));
    }

    private static boolean mayRevoke(Person holder, Delegation delegation, Act act) {
        var actor = act.actor();
        return actor.id().equals(holder.key())
                || actor.id().equals(delegation.to())
                || act.rules()
                        .standIns()
                        .of(delegation.seat())
                        .map(terms -> says(terms, holder, delegation.seat(), act))
                        .orElse(false);
    }

    public static Entrusted evolve(Optional<Entrusted> state, DelegationEvent event, Stamp stamp) {
        return switch (event) {
            case Delegated delegated ->
                state.orElseGet(() -> new Entrusted(delegated.holder(), List.of()))
                        .with(delegation(delegated, stamp));
            case DelegationRevoked revoked -> {
                var entrusted = state.orElseThrow(() -> new CorruptState(event, "nothing"));
                yield entrusted.replaced(entrusted
                        .delegation(revoked.delegation())
                        .orElseThrow(() -> new CorruptState(event, "other delegations"))
                        .revokedAt(stamp.recorded()));
            }
        };
    }

    private static Delegation delegation(Delegated event, Stamp stamp) {
        return new Delegation(
                event.delegation(),
                event.seat(),
                event.to(),
                event.from(),
                event.until(),
                event.ground(),
                event.reason(),
                stamp.actor(),
                stamp.recorded(),
                Optional.empty());
    }

    /** Persons whose seats somebody else may be given, by the rules in force; nobody else's delegations count. */
    public static List<Person> lenders(Person other, Rules rules) {
        return rules.directory().persons().values().stream()
                .filter(holder -> holder.seats().stream()
                        .anyMatch(seat -> rules.standIns().admit(holder, seat, other)))
                .sorted(Comparator.comparing(Person::user))
                .toList();
    }

    /**
     * The seats in which somebody may act at this instant who does not hold them. The rules in force now are asked again: what
     * they no longer allow holds no more.
     *
     * @param entrusted of {@link #lenders}
     */
    public static List<Lent> lent(Person other, Collection<Entrusted> entrusted, Rules rules, Instant now) {
        return entrusted.stream()
                .flatMap(each -> lent(other, each, rules, now))
                .sorted(Comparator.comparing(Lent::seat)
                        .thenComparing(lent -> lent.holder().value()))
                .toList();
    }

    private static Stream<Lent> lent(Person other, Entrusted entrusted, Rules rules, Instant now) {
        var holder = rules.directory().person(entrusted.holder());
        return entrusted.delegations().stream()
                .filter(d -> d.to().equals(other.key()) && d.holdsAt(now))
                .filter(d -> holder.map(person -> rules.standIns().admit(person, d.seat(), other))
                        .orElse(false))
                .map(d -> new Lent(d.seat(), entrusted.holder(), d.end()));
    }

    /** Whether the actor acts in a seat of their own or, at this instant, rightly in that of somebody else. */
    public static boolean holds(Actor actor, Optional<Entrusted> entrusted, Rules rules, Instant now) {
        return actor.standingInFor()
                .map(holder -> rules.directory().person(actor.id()).stream()
                        .flatMap(other -> entrusted.stream()
                                .filter(e -> e.holder().equals(holder))
                                .flatMap(e -> lent(other, e, rules, now)))
                        .anyMatch(lent -> lent.seat() == actor.seat()))
                .orElse(true);
    }
}
