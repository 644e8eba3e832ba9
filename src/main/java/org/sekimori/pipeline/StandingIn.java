package org.sekimori.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.delegation.Delegation;
import org.sekimori.delegation.Delegations;
import org.sekimori.delegation.Entrusted;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Lent;
import org.sekimori.operation.Person;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;
import org.sekimori.policy.PolicySet;

/**
 * Who acts in whose seat, as the journal says it now: asked anew each time, so that it is the same on every node, begins and
 * ends with the instant, and outlives every restart. Asked on virtual threads.
 */
public final class StandingIn {
    private final States states;
    private final PolicySet policies;
    private final Clock clock;

    public StandingIn(States states, PolicySet policies, Clock clock) {
        this.states = states;
        this.policies = policies;
        this.clock = clock;
    }

    /** The seats in which the person may act now who does not hold them. */
    public List<Lent> lent(PersonId person) {
        return policies.rules()
                .directory()
                .person(person)
                .map(other -> Delegations.lent(
                        other,
                        entrusted(Delegations.lenders(other, policies.rules())),
                        policies.rules(),
                        clock.instant()))
                .orElse(List.of());
    }

    /** Whether the actor may still act in that seat. */
    public boolean holds(Actor actor) {
        return actor.standingInFor()
                .map(holder -> holds(actor, states.current().load(Entrusted.subject(holder))))
                .orElse(true);
    }

    private boolean holds(Actor actor, World world) {
        return Delegations.holds(actor, entrusted(actor, world), policies.rules(), clock.instant());
    }

    /** The world with what says that the actor may act in that seat: taken back meanwhile, nothing is appended. */
    static World with(World world, Actor actor, States.View view) {
        return actor.standingInFor()
                .map(holder -> world.with(view.load(Entrusted.subject(holder))))
                .orElse(world);
    }

    /** Whether the actor may act in that seat at the instant of the act. */
    static boolean holds(World world, Act act) {
        return Delegations.holds(act.actor(), entrusted(act.actor(), world), act.rules(), act.now());
    }

    private static Optional<Entrusted> entrusted(Actor actor, World world) {
        return actor.standingInFor().map(Entrusted::subject).flatMap(s -> world.state(s, Entrusted.class));
    }

    private List<Entrusted> entrusted(List<Person> holders) {
        if (holders.isEmpty()) {
            return List.of();
        }
        var subjects = holders.stream().map(Person::key).map(Entrusted::subject).toList();
        var world = states.current().load(subjects);
        return subjects.stream()
                .flatMap(subject -> world.state(subject, Entrusted.class).stream())
                .toList();
    }

    /** All there ever were, the latest first; why, for those whom it concerns and the auditor. */
    List<Map<String, Object>> all(Actor reader) {
        var now = clock.instant();
        var trees = new ArrayList<Map<String, Object>>();
        var persons = policies.rules().directory().persons().values().stream()
                .filter(person -> person.seats().stream().anyMatch(Seat::lendable))
                .sorted(Comparator.comparing(Person::user))
                .toList();
        for (var entrusted : entrusted(persons)) {
            for (var delegation : entrusted.delegations()) {
                trees.add(tree(entrusted.holder(), delegation, reader, now));
            }
        }
        trees.sort(Comparator.<Map<String, Object>, Instant>comparing(t -> (Instant) t.get("from"))
                .reversed());
        return trees;
    }

    private Map<String, Object> tree(PersonId holder, Delegation delegation, Actor reader, Instant now) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", delegation.id());
        tree.put("holder", holder);
        tree.put("holderKey", holder.value().toString());
        tree.put("seat", delegation.seat());
        tree.put("to", delegation.to());
        tree.put("from", delegation.from());
        tree.put("until", delegation.until());
        tree.put("ground", delegation.ground());
        tree.put("setBy", delegation.by().id());
        tree.put("setIn", delegation.by().seat());
        delegation.revoked().ifPresent(at -> tree.put("revoked", at));
        tree.put("state", state(delegation, now));
        if (concerns(holder, delegation, reader)) {
            delegation.reason().content().ifPresent(reason -> tree.put("reason", reason));
        }
        return tree;
    }

    private static String state(Delegation delegation, Instant now) {
        if (!delegation.end().isAfter(now)) {
            return delegation.revoked().isPresent() ? "revoked" : "over";
        }
        return delegation.holdsAt(now) ? "current" : "ahead";
    }

    private boolean concerns(PersonId holder, Delegation delegation, Actor reader) {
        return reader.seat() == Seat.AUDITOR
                || reader.persons().contains(holder)
                || reader.persons().contains(delegation.to())
                || reader.persons().contains(delegation.by().id())
                || policies.rules()
                        .standIns()
                        .of(delegation.seat())
                        .map(terms -> terms.setBy().contains(reader.seat()))
                        .orElse(false);
    }
}
