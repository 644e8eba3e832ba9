package org.sekimori;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Event;
import org.sekimori.operation.Folding;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Phase;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;
import org.sekimori.phase.closing.ClosingPhase;
import org.sekimori.phase.execution.ExecutionPhase;
import org.sekimori.phase.oversight.OversightPhase;
import org.sekimori.phase.proposal.ProposalPhase;
import org.sekimori.phase.review.ReviewPhase;
import org.sekimori.phase.screening.ScreeningPhase;
import org.sekimori.phase.tasking.TaskingPhase;
import org.sekimori.phase.timekeeping.TimekeepingPhase;

/** The way of a case from proposal to closing: the only list of its phases. */
public final class Journey {
    public static final List<Phase> PHASES = List.of(
            ProposalPhase.PHASE,
            ScreeningPhase.PHASE,
            ReviewPhase.PHASE,
            OversightPhase.PHASE,
            TaskingPhase.PHASE,
            ExecutionPhase.PHASE,
            ClosingPhase.PHASE,
            TimekeepingPhase.PHASE);

    /** The plain course; {@code halted} and the other ends lie beside it. */
    public static final List<Stage> PLAIN_COURSE = List.of(
            Stage.DRAFT,
            Stage.SCREENING,
            Stage.REVIEW,
            Stage.AUTHORISED,
            Stage.TASKED,
            Stage.EXECUTING,
            Stage.ENDED,
            Stage.REPORTED,
            Stage.CLOSED);

    private static final Map<Class<? extends Event>, Phase> OWNERS = owners();
    private static final Map<String, Phase> BY_ACTION = byAction();

    private Journey() {}

    /** The wire names of every event of operations and sittings; no name twice. */
    public static List<Descriptor> descriptors() {
        return Stream.concat(PHASES.stream().map(Phase::descriptor), Stream.of(Folding.DESCRIPTOR))
                .toList();
    }

    /** Action name to the record of its body. */
    public static Map<String, Class<? extends Command>> commands() {
        return PHASES.stream()
                .flatMap(phase -> phase.commands().entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public static Optional<Phase> phaseOf(String action) {
        return Optional.ofNullable(BY_ACTION.get(action));
    }

    /**
     * Folds one entry of an operation's stream or a sitting's into the dossier.
     *
     * @throws CorruptState if the event belongs to neither, or cannot follow
     */
    public static Dossier evolve(Dossier dossier, Subject.Kind kind, Event event, Stamp stamp) {
        if (kind != Subject.Kind.OPERATION && kind != Subject.Kind.SITTING) {
            throw new CorruptState(event, "a subject of kind " + kind.wire());
        }
        var owner = OWNERS.get(event.getClass());
        return owner == null
                ? dossier.with(Folding.evolve(dossier.operation(), event, stamp))
                : owner.evolve(dossier, event, stamp);
    }

    /** What the case, and the sitting if the dossier holds one, are ready for now. */
    public static List<Offer> offers(Dossier dossier, Act act) {
        return PHASES.stream()
                .flatMap(phase -> phase.offers(dossier, act).stream())
                .toList();
    }

    private static Map<Class<? extends Event>, Phase> owners() {
        var owners = new HashMap<Class<? extends Event>, Phase>();
        PHASES.forEach(phase -> phase.descriptor().types().values().forEach(type -> owners.put(type, phase)));
        return Map.copyOf(owners);
    }

    private static Map<String, Phase> byAction() {
        var phases = new HashMap<String, Phase>();
        PHASES.forEach(phase -> phase.commands().keySet().forEach(action -> phases.put(action, phase)));
        return Map.copyOf(phases);
    }
}
