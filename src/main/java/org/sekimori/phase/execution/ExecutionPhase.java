package org.sekimori.phase.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekimori.operation.Act;
import org.sekimori.operation.AmendmentEvent.ScopeAcknowledged;
import org.sekimori.operation.Command;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.EndEvent;
import org.sekimori.operation.EntryId;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Halt.Covers;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent.ObligationFulfilled;
import org.sekimori.operation.Offer;
import org.sekimori.operation.OnBehalf;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Phase;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Reporting;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Task;
import org.sekimori.operation.TaskId;
import org.sekimori.phase.execution.ExecutionCommand.AcknowledgeHalt;
import org.sekimori.phase.execution.ExecutionCommand.AcknowledgeScope;
import org.sekimori.phase.execution.ExecutionCommand.Correct;
import org.sekimori.phase.execution.ExecutionCommand.End;
import org.sekimori.phase.execution.ExecutionCommand.Halt;
import org.sekimori.phase.execution.ExecutionCommand.Log;
import org.sekimori.phase.execution.ExecutionCommand.Note;
import org.sekimori.phase.execution.ExecutionCommand.Resume;
import org.sekimori.phase.execution.ExecutionEvent.Corrected;
import org.sekimori.phase.execution.ExecutionEvent.HaltAcknowledged;
import org.sekimori.phase.execution.ExecutionEvent.Logged;
import org.sekimori.phase.execution.ExecutionEvent.Noted;

/** Executing: what was done is logged, corrected, halted, resumed, ended. */
public final class ExecutionPhase implements Phase {
    public static final ExecutionPhase PHASE = new ExecutionPhase();

    private ExecutionPhase() {}

    @Override
    public String name() {
        return "execution";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return Map.of(
                "log", Log.class,
                "correct", Correct.class,
                "note", Note.class,
                "halt", Halt.class,
                "acknowledge-halt", AcknowledgeHalt.class,
                "acknowledge-scope", AcknowledgeScope.class,
                "resume", Resume.class,
                "end", End.class);
    }

    @Override
    public Descriptor descriptor() {
        return new Descriptor(Map.of(
                "org.sekimori.operation.Logged", Logged.class,
                "org.sekimori.operation.Corrected", Corrected.class,
                "org.sekimori.operation.Noted", Noted.class,
                "org.sekimori.operation.HaltAcknowledged", HaltAcknowledged.class));
    }

    @Override
    public Decision decide(Dossier dossier, Command command, Act act) {
        return dossier.operation()
                .map(operation -> decide(operation, dossier.entry(), (ExecutionCommand) command, act))
                .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected a case"));
    }

    private static Decision decide(Operation operation, Optional<EntryId> named, ExecutionCommand command, Act act) {
        return switch (command) {
            case Log log -> {
                var officer = OnBehalf.as(log.onBehalfOf(), act);
                yield OnBehalf.holds(log.onBehalfOf(), act)
                        .and(() -> Accounts.mayLog(operation, officer))
                        .then(() -> Accounts.logged(operation, log, officer));
            }
            case Correct correct -> {
                var officer = OnBehalf.as(correct.onBehalfOf(), act);
                yield OnBehalf.holds(correct.onBehalfOf(), act)
                        .and(() -> Accounts.mayLog(operation, officer))
                        .then(() -> Accounts.corrected(operation, named, correct, officer));
            }
            case Note note -> mayNote(operation).then(() -> noted(operation, note, act));
            case Halt halt -> halt(operation, halt, act);
            case AcknowledgeHalt heard ->
                OnBehalf.holds(heard.onBehalfOf(), act)
                        .and(() ->
                                Halting.mayAcknowledge(operation, heard.task(), OnBehalf.as(heard.onBehalfOf(), act)))
                        .then(() -> heard(operation, heard));
            case AcknowledgeScope known ->
                mayAcknowledgeScope(operation, known.task(), act).then(() -> known(operation, known.task()));
            case Resume resume ->
                Halting.mayResume(operation, act).then(() -> Halting.resumed(operation, resume.reason(), act));
            case End _ -> Halting.mayEnd(operation).then(() -> ended(operation, act));
        };
    }

    private static List<Fact> noted(Operation operation, Note note, Act act) {
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(new Noted(note.text(), note.occurred())));
        facts.addAll(Reporting.told(operation, act));
        return facts;
    }

    private static List<Fact> ended(Operation operation, Act act) {
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(new EndEvent.Ended()));
        facts.addAll(Reporting.owed(operation, act, 0));
        return facts;
    }

    private static Requirement mayNote(Operation operation) {
        return Requirement.NONE.that(
                () -> switch (operation.stage()) {
                    case DRAFT, SCREENING, REVIEW -> false;
                    case AUTHORISED,
                            TASKED,
                            EXECUTING,
                            HALTED,
                            ENDED,
                            REPORTED,
                            CLOSED,
                            REFUSED,
                            WITHDRAWN,
                            REVOKED,
                            EXPIRED -> true;
                },
                Reason.WRONG_STAGE,
                "Expected stage authorised or later but it is "
                        + operation.stage().wire());
    }

    private static Decision halt(Operation operation, Halt halt, Act act) {
        var covers = halt.covers().orElse(new Covers.All());
        return Halting.mayHalt(operation)
                .and(() -> Halting.part(operation, covers))
                .then(() -> Halting.halted(
                        operation, Halting.authority(act.actor().seat()), covers, halt.reason(), act, 0));
    }

    private static List<Fact> heard(Operation operation, AcknowledgeHalt heard) {
        var task = operation.task(heard.task()).orElseThrow();
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(
                new HaltAcknowledged(heard.task(), Halting.unheard(operation, task), heard.onBehalfOf())));
        Halting.owed(operation, heard.task()).forEach(event -> facts.add(operation.fact(event)));
        return facts;
    }

    private static Requirement mayAcknowledgeScope(Operation operation, TaskId id, Act act) {
        var task = operation.task(id);
        return Requirement.NONE
                .that(task::isPresent, Reason.UNKNOWN_TASK, "Expected a task of the case")
                .that(
                        () -> task.orElseThrow().officer().equals(act.actor().id()),
                        Reason.NOT_TASKED,
                        "Expected the task's officer")
                .that(
                        () -> owedScope(operation, id).findAny().isPresent(),
                        Reason.NO_NOTICE,
                        "Expected a wider scope that this officer has not acknowledged");
    }

    private static Stream<Obligation> owedScope(Operation operation, TaskId task) {
        return operation.owed(Obligation.SCOPE_ACKNOWLEDGEMENT).stream()
                .filter(o -> o.task().equals(Optional.of(task)));
    }

    private static List<Fact> known(Operation operation, TaskId task) {
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(new ScopeAcknowledged(task, operation.scopeHash())));
        owedScope(operation, task)
                .forEach(o -> facts.add(operation.fact(new ObligationFulfilled(o.id(), Optional.empty()))));
        return facts;
    }

    @Override
    public Dossier evolve(Dossier dossier, Event event, Stamp stamp) {
        var operation = dossier.operation().orElseThrow(() -> new CorruptState(event, "nothing"));
        return dossier.with(
                switch ((ExecutionEvent) event) {
                    case Logged logged ->
                        operation.with(
                                operation.execution().logged(logged.flags().isEmpty()));
                    case Corrected corrected ->
                        operation.with(
                                operation.execution().logged(corrected.flags().isEmpty()));
                    case Noted _ -> operation;
                    case HaltAcknowledged heard -> heard(operation, heard, stamp);
                });
    }

    private static Operation heard(Operation operation, HaltAcknowledged event, Stamp stamp) {
        var execution = operation.execution();
        return operation.with(execution.withHalts(execution.halts().stream()
                .map(h -> event.halts().contains(h.id()) ? h.acknowledged(OnBehalf.doer(event.onBehalfOf(), stamp)) : h)
                .toList()));
    }

    @Override
    public List<Offer> offers(Dossier dossier, Act act) {
        return dossier.operation().map(operation -> offers(operation, act)).orElse(List.of());
    }

    private static List<Offer> offers(Operation operation, Act act) {
        var offers = new ArrayList<Offer>();
        offer(offers, Offer.of("log"), Accounts.mayLog(operation, act));
        offer(offers, Offer.of("correct"), Accounts.mayLog(operation, act));
        offer(offers, Offer.of("note"), mayNote(operation));
        offer(offers, Offer.of("halt"), Halting.mayHalt(operation));
        for (Task task : operation.tasks()) {
            var requirement = Halting.mayAcknowledge(operation, task.id(), act);
            offer(offers, Offer.of("acknowledge-halt", task.id()), requirement);
            offer(offers, Offer.of("acknowledge-scope", task.id()), mayAcknowledgeScope(operation, task.id(), act));
        }
        offer(offers, Offer.of("resume"), Halting.mayResume(operation, act));
        offer(offers, Offer.of("end"), Halting.mayEnd(operation));
        return offers;
    }

    private static void offer(List<Offer> offers, Offer offer, Requirement requirement) {
        if (requirement.met()) {
            offers.add(offer);
        }
    }
}
