package org.sekimori.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.activity.Activities;
import org.sekimori.activity.Activity;
import org.sekimori.activity.ActivityCommand;
import org.sekimori.bus.Envelope;
import org.sekimori.deconfliction.Conflict;
import org.sekimori.deconfliction.ConflictCommand;
import org.sekimori.deconfliction.ConflictEvent;
import org.sekimori.deconfliction.Conflicts;
import org.sekimori.deconfliction.Met;
import org.sekimori.deconfliction.Screening;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Rejection;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Standing;
import org.sekimori.operation.Subject;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.screening.ScreeningPhase;

/**
 * The room of conflicts. What turns a conflict, by people or by screening, is told in the same append to both parties, so
 * that no case is ever tasked over a conflict that it does not know.
 */
public final class ConflictRoom implements Room {
    /** The hub's own action: putting a screening on record. */
    static final String SCREEN = "screen";

    @Override
    public String name() {
        return "deconfliction";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return Conflicts.COMMANDS.entrySet().stream()
                .filter(named -> named.getValue() != ConflictCommand.Screen.class)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A conflict, or for a screening the party that was screened. */
    @Override
    public Subject subject(Envelope envelope, Act act) {
        return envelope.command() instanceof ScreenParty screening
                ? screening.screen().party()
                : new Subject(Subject.Kind.CONFLICT, envelope.subject().orElseThrow());
    }

    @Override
    public World load(Envelope envelope, Subject subject, States.View view) {
        return envelope.command() instanceof ScreenParty screening
                ? screened(screening.screen(), view)
                : disposed(subject, view);
    }

    private static World screened(ConflictCommand.Screen screen, States.View view) {
        var world = view.load(screen.party());
        var ids = Stream.concat(screen.met().stream().map(Met::conflict), known(world, screen.party()).stream())
                .map(ConflictId::subject)
                .collect(Collectors.toSet());
        var conflicts = view.load(ids);
        var others = new ArrayList<Subject>();
        screen.met().forEach(met -> others.add(met.other()));
        ids.stream()
                .flatMap(id -> conflicts.state(id, Conflict.class).stream())
                .flatMap(conflict -> conflict.pair().parties().stream())
                .filter(party -> !party.equals(screen.party()))
                .forEach(others::add);
        return world.with(conflicts).with(view.load(Set.copyOf(others)));
    }

    private static World disposed(Subject subject, States.View view) {
        var world = view.load(subject);
        return world.state(subject, Conflict.class)
                .map(conflict -> world.with(view.load(conflict.pair().parties())))
                .orElse(world);
    }

    private static Collection<ConflictId> known(World world, Subject party) {
        return switch (party.kind()) {
            case OPERATION ->
                world.operation(party).map(o -> o.conflicts().keySet()).orElse(Set.of());
            case ACTIVITY ->
                world.state(party, Activity.class)
                        .map(a -> a.conflicts().keySet())
                        .orElse(Set.of());
            case CAMPAIGN, CONFLICT, ALARM, SITTING, DOCUMENT, PERSON, HUB -> Set.of();
        };
    }

    @Override
    public Optional<Question> question(Envelope envelope, Subject subject, World world, Act act) {
        var standing = Standing.outside(act.actor(), act.rules(), act.now());
        return world.version(subject) == 0
                ? Optional.empty()
                : Optional.of(new Question(
                        Optional.empty(),
                        standing,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Reading("read-conflict", standing))));
    }

    @Override
    public Decision decide(Envelope envelope, Subject subject, World world, Act act) {
        return switch (envelope.command()) {
            case ScreenParty screening -> screening(screening, world, act);
            case ConflictCommand command ->
                switch (Conflicts.decide(world.state(subject, Conflict.class), command, act)) {
                    case Decision.Rejected rejected -> rejected;
                    case Decision.Accepted(var facts) -> told(facts, Optional.empty(), world, act);
                };
            default -> throw new IllegalArgumentException("expected a command about a conflict");
        };
    }

    private static Decision screening(ScreenParty screening, World world, Act act) {
        var party = screening.screen().party();
        var replaced = screening
                .scopeHash()
                .map(hash -> world.operation(party)
                        .filter(o -> hash.equals(o.scopeHash())
                                || hash.equals(o.underReview().scopeHash()))
                        .isEmpty())
                .orElse(false);
        if (replaced) {
            return Decision.rejected(Rejection.Reason.SCOPE_CHANGED, "Expected the version that was screened");
        }
        var existing = world.subjects().keySet().stream()
                .flatMap(subject -> subject.kind() == Subject.Kind.CONFLICT
                        ? world.state(subject, Conflict.class).stream()
                        : Stream.<Conflict>empty())
                .toList();
        return told(Screening.screen(screening.screen(), existing), Optional.of(screening), world, act);
    }

    /** The facts about conflicts, and what each party has to be told of them. */
    private static Decision told(List<Fact> facts, Optional<ScreenParty> screening, World world, Act act) {
        var before = new HashMap<ConflictId, Conflict>();
        world.subjects().keySet().stream()
                .filter(subject -> subject.kind() == Subject.Kind.CONFLICT)
                .flatMap(subject -> world.state(subject, Conflict.class).stream())
                .forEach(conflict -> before.put(conflict.id(), conflict));
        var after = new HashMap<>(before);
        var stamp = new Stamp(act.actor(), act.now(), act.now());
        for (var fact : facts) {
            var id = new ConflictId(fact.subject().id());
            after.put(id, Conflicts.evolve(Optional.ofNullable(after.get(id)), (ConflictEvent) fact.event(), stamp));
        }
        var turned = new LinkedHashMap<>(Screening.turned(before, after.values()));
        screening.ifPresent(s -> turned.putIfAbsent(s.screen().party(), List.of()));
        var all = new ArrayList<>(facts);
        for (var party : turned.entrySet()) {
            switch (tell(party.getKey(), party.getValue(), after, screening, world, act.after(all.size()))) {
                case Decision.Rejected rejected -> {
                    return rejected;
                }
                case Decision.Accepted(var more) -> all.addAll(more);
            }
        }
        return Decision.accepted(all);
    }

    private static Decision tell(
            Subject party,
            List<ConflictId> turned,
            Map<ConflictId, Conflict> after,
            Optional<ScreenParty> screening,
            World world,
            Act act) {
        return switch (party.kind()) {
            case OPERATION -> tellOperation(party, turned, after, screening, world, act);
            case ACTIVITY ->
                Activities.decide(
                        world.state(party, Activity.class), Optional.empty(), new ActivityCommand.Screen(turned), act);
            case CAMPAIGN, CONFLICT, ALARM, SITTING, DOCUMENT, PERSON, HUB ->
                throw new IllegalArgumentException("expected an operation or an activity");
        };
    }

    /** A case that is over has nothing to wait for; any other is told under the scope that was last screened. */
    private static Decision tellOperation(
            Subject party,
            List<ConflictId> turned,
            Map<ConflictId, Conflict> after,
            Optional<ScreenParty> screening,
            World world,
            Act act) {
        var operation = world.operation(party).orElseThrow();
        if (operation.stage().isFinal()) {
            return Decision.accepted();
        }
        var hash = screening
                .filter(s -> s.screen().party().equals(party))
                .flatMap(ScreenParty::scopeHash)
                .or(() -> operation.screening().screened())
                .orElse(operation.scopeHash());
        var standings = turned.stream()
                .map(id -> new ScreeningCommand.Standing(id, after.get(id).open()))
                .toList();
        return ScreeningPhase.PHASE.decide(Dossier.of(operation), new ScreeningCommand.Screen(hash, standings), act);
    }

    /** Names a version as the entry that registered it does. */
    static ScreenParty of(Subject party, boolean ended, List<Met> met, Optional<ScopeHash> hash) {
        return new ScreenParty(new ConflictCommand.Screen(party, ended, met), hash);
    }
}
