package org.sekimori.phase.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.GateEvent.Authorised;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Phase;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Stopping;
import org.sekimori.phase.screening.ScreeningCommand.Screen;
import org.sekimori.phase.screening.ScreeningEvent.Screened;

/** Screening: the case learns how its conflicts stand. */
public final class ScreeningPhase implements Phase {
    public static final ScreeningPhase PHASE = new ScreeningPhase();

    /** As many as a clear list of an entry holds. */
    private static final int CHANGES_PER_ENTRY = 100;

    private ScreeningPhase() {}

    @Override
    public String name() {
        return "screening";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return Map.of("screen", Screen.class);
    }

    @Override
    public Descriptor descriptor() {
        return new Descriptor(Map.of("org.sekimori.operation.Screened", Screened.class));
    }

    @Override
    public Decision decide(Dossier dossier, Command command, Act act) {
        var screen = switch ((ScreeningCommand) command) {
            case Screen given -> given;
        };
        return dossier.operation()
                .map(operation -> mayScreen(operation)
                        .that(
                                () -> names(operation, screen.scopeHash()),
                                Reason.SCOPE_CHANGED,
                                "Expected the current scope hash or the one that was screened last")
                        .then(() -> screened(operation, screen, act)))
                .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected a case"));
    }

    private static boolean names(Operation operation, ScopeHash hash) {
        return hash.equals(operation.scopeHash())
                || operation.screening().screened().equals(Optional.of(hash))
                || ofAmendment(operation, hash);
    }

    private static boolean ofAmendment(Operation operation, ScopeHash hash) {
        return operation.pending().filter(a -> a.scopeHash().equals(hash)).isPresent();
    }

    /**
     * What a screening of the amendment opens is the amendment's and keeps nobody from what is authorised. What closes, closes
     * where it is open.
     */
    private static List<Fact> screened(Operation operation, Screen screen, Act act) {
        var pending = operation.pending();
        if (pending.isEmpty()) {
            return alone(operation, screen, act);
        }
        var asked = ofAmendment(operation, screen.scopeHash());
        var view = pending.orElseThrow().asCase(operation);
        var its = screen.changed().stream()
                .filter(c -> c.open() ? asked : view.screening().conflicts().getOrDefault(c.id(), false))
                .toList();
        var others = screen.changed().stream()
                .filter(c ->
                        c.open() ? !asked : operation.screening().conflicts().getOrDefault(c.id(), false))
                .toList();
        var facts = new ArrayList<Fact>();
        if (asked || !its.isEmpty()) {
            facts.addAll(alone(view, new Screen(view.scopeHash(), its), act));
        }
        if (!asked || !others.isEmpty()) {
            var hash = asked ? operation.screening().screened().orElse(operation.scopeHash()) : screen.scopeHash();
            facts.addAll(alone(operation, new Screen(hash, others), act));
        }
        return facts;
    }

    /** Also while a returned case is a draft: its conflicts may close meanwhile. */
    private static Requirement mayScreen(Operation operation) {
        return Requirement.NONE.that(
                () -> operation.review().submitted() && !operation.stage().isFinal(),
                Reason.WRONG_STAGE,
                "Expected a submitted case that is not over but it is in "
                        + operation.stage().wire());
    }

    private static List<Fact> alone(Operation operation, Screen screen, Act act) {
        var changes = changes(operation, screen);
        if (changes.isEmpty() && isScreened(operation)) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        int open = operation.screening().open();
        int at = 0;
        do {
            var part = changes.subList(at, Math.min(at + CHANGES_PER_ENTRY, changes.size()));
            open += part.stream().mapToInt(c -> c.open() ? 1 : -1).sum();
            facts.add(operation.fact(new Screened(
                    screen.scopeHash(),
                    open,
                    part.stream().map(ScreeningCommand.Standing::id).toList())));
            at += CHANGES_PER_ENTRY;
        } while (at < changes.size());
        if (open == 0
                && movesOn(operation, screen.scopeHash())
                && Gates.of(operation, act).missing().isEmpty()) {
            facts.add(operation.fact(new Authorised(screen.scopeHash())));
        }
        if (act.rules().haltedByConflict().contains(operation.stage())
                && changes.stream().anyMatch(ScreeningCommand.Standing::open)) {
            facts.addAll(halted(operation, act, facts.size()));
        }
        return facts;
    }

    private static List<Fact> halted(Operation operation, Act act, int firstId) {
        var cause = Halt.Cause.conflict(act.now());
        return Stopping.facts(
                operation,
                Halt.Authority.HUB,
                Stopping.What.ALL,
                Sealed.fresh(cause.kind().wire()),
                Optional.of(cause),
                act,
                firstId);
    }

    private static boolean isScreened(Operation operation) {
        return operation.stage() != Stage.SCREENING
                && operation.screening().screened().equals(Optional.of(operation.scopeHash()));
    }

    /** What is news to the case, the opened ones first, so that no count on the way is zero unless the last one is. */
    private static List<ScreeningCommand.Standing> changes(Operation operation, Screen screen) {
        var known = operation.screening().conflicts();
        return screen.changed().stream()
                .distinct()
                .filter(c -> known.getOrDefault(c.id(), false) != c.open())
                .sorted(Comparator.comparing(ScreeningCommand.Standing::open).reversed())
                .toList();
    }

    @Override
    public Dossier evolve(Dossier dossier, Event event, Stamp stamp) {
        return switch ((ScreeningEvent) event) {
            case Screened screened ->
                dossier.with(
                        evolve(dossier.operation().orElseThrow(() -> new CorruptState(event, "nothing")), screened));
        };
    }

    private static Operation evolve(Operation operation, Screened event) {
        return operation.decided(event.scopeHash(), view -> folded(view, event));
    }

    private static Operation folded(Operation operation, Screened event) {
        Map<ConflictId, Boolean> conflicts = new HashMap<>(operation.screening().conflicts());
        event.changed().forEach(id -> conflicts.merge(id, true, (open, _) -> !open));
        var next = operation.with(new Operation.Screening(Optional.of(event.scopeHash()), conflicts));
        return event.open() == 0 && movesOn(operation, event.scopeHash()) ? next.in(Stage.REVIEW) : next;
    }

    /** News of a conflict of an earlier scope must not pass for the screening of the current one. */
    private static boolean movesOn(Operation operation, ScopeHash screened) {
        return operation.stage() == Stage.SCREENING && operation.scopeHash().equals(screened);
    }

    @Override
    public List<Offer> offers(Dossier dossier, Act act) {
        return dossier.operation()
                .filter(operation ->
                        act.actor().seat() == Seat.HUB && mayScreen(operation).met())
                .map(_ -> List.of(Offer.of("screen")))
                .orElse(List.of());
    }
}
