package org.sekimori.model;

import static org.sekimori.model.Cast.CHAIR;
import static org.sekimori.model.Cast.COORDINATOR;
import static org.sekimori.model.Cast.HUB;
import static org.sekimori.model.Cast.LAWYER_AS_OFFICER;
import static org.sekimori.model.Cast.MEMBER;
import static org.sekimori.model.Cast.NCO_DIRECTOR;
import static org.sekimori.model.Cast.POLICE;
import static org.sekimori.model.Cast.POLICE_DIRECTOR;
import static org.sekimori.model.Cast.SDF;
import static org.sekimori.model.Cast.SDF_DIRECTOR;
import static org.sekimori.model.SmallWorld.actor;
import static org.sekimori.model.SmallWorld.id;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekimori.operation.Agency;
import org.sekimori.operation.EntryId;
import org.sekimori.operation.Halt.Covers;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.OnBehalf;
import org.sekimori.operation.Operation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Task;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.tasking.TaskingCommand;

/** What is tried while officers are tasked and act. */
record MeasureMoves(Moves moves, Operation operation, Instant now) {
    private static final int TASKS = 3;
    private static final int HALTS = 2;
    private static final int ENTRIES = 2;
    private static final List<String> OFFICERS = List.of("police", "prefecture", "lapsed", "officer-legal", "sdf");
    private static final EntryId ENTRY = new EntryId(new UUID(0, 3));
    private static final Covers EVERYTHING = new Covers.All();
    private static final Covers ONE_TARGET = new Covers.Targets(List.of("t1"));

    private static final List<Move> FIXED = Moves.fixed(moves -> {
        moves.by(new TaskingCommand.Start(), POLICE_DIRECTOR, SDF_DIRECTOR, COORDINATOR);
        moves.by(new ExecutionCommand.Resume(Words.TEXT), NCO_DIRECTOR, COORDINATOR, CHAIR);
        moves.by(new ExecutionCommand.End(), POLICE_DIRECTOR, SDF_DIRECTOR, NCO_DIRECTOR);
        moves.by(new ExecutionCommand.Note(Words.TEXT, Optional.empty()), POLICE, CHAIR);
    });
    private static final List<Move> TASKINGS = Moves.fixed(moves -> {
        for (var officer : OFFICERS) {
            moves.by(task(Agency.POLICE, officer, Optional.empty()), COORDINATOR);
        }
        moves.by(task(Agency.POLICE, "police", Optional.empty()), POLICE_DIRECTOR);
        moves.by(task(Agency.SDF, "sdf", Optional.empty()), COORDINATOR);
        moves.by(task(Agency.SDF, "sdf", Optional.of(id("police"))), COORDINATOR);
    });
    private static final List<Move> HALTINGS = Moves.fixed(moves -> {
        moves.by(halt(EVERYTHING), COORDINATOR, CHAIR, POLICE, HUB, MEMBER);
        moves.by(halt(ONE_TARGET), COORDINATOR, CHAIR);
    });

    void all() {
        if (operation.tasks().size() < TASKS) {
            moves.all(TASKINGS);
        }
        for (var task : operation.tasks()) {
            ordered(task);
            logging(task);
        }
        halting();
        moves.all(FIXED);
    }

    private static TaskingCommand.Tasking task(Agency agency, String officer, Optional<PersonId> partner) {
        return new TaskingCommand.Tasking(agency, id(officer), partner, Words.TEXT, Words.TEXT, Duration.ofHours(1));
    }

    private void ordered(Task task) {
        var officer = actor(task.officer());
        var behalf = Optional.of(new OnBehalf(task.officer(), Words.BY_TELEPHONE));
        var conditions = operation.conditions().stream().map(Obligation::id).collect(Collectors.toUnmodifiableSet());
        moves.by(new TaskingCommand.Accept(task.id()), officer, COORDINATOR);
        moves.by(new TaskingCommand.Accept(task.id(), behalf), COORDINATOR, POLICE_DIRECTOR);
        moves.by(new TaskingCommand.Decline(task.id(), Words.TEXT), officer);
        moves.by(new TaskingCommand.Ready(task.id(), Optional.of(conditions)), officer, SDF);
        moves.by(new TaskingCommand.Ready(task.id(), Optional.empty()), officer);
        moves.by(new ExecutionCommand.AcknowledgeHalt(task.id()), officer, COORDINATOR);
        moves.by(new ExecutionCommand.AcknowledgeScope(task.id()), officer, COORDINATOR);
    }

    private void halting() {
        if (operation.execution().halts().size() < HALTS) {
            moves.all(HALTINGS);
            operation.tasks().stream()
                    .findFirst()
                    .ifPresent(task -> moves.by(
                            halt(new Covers.OneTask(task.id().value().toString())), SDF_DIRECTOR, POLICE_DIRECTOR));
        }
    }

    private static ExecutionCommand.Halt halt(Covers covers) {
        return new ExecutionCommand.Halt(Words.TEXT, Optional.of(covers));
    }

    private void logging(Task task) {
        if (operation.execution().entries() >= ENTRIES) {
            return;
        }
        var officer = actor(task.officer());
        var hash = operation.scopeHash();
        var plain = new Told(task, "t1", now, hash);
        moves.by(plain.log(), officer, LAWYER_AS_OFFICER);
        operation.tasks().stream()
                .filter(other -> !other.officer().equals(task.officer()))
                .findFirst()
                .ifPresent(other -> moves.by(plain.log(), actor(other.officer())));
        moves.by(new Told(task, "t2", now, hash).log(), officer);
        moves.by(new Told(task, "t3", now, hash).log(), officer);
        moves.by(new Told(task, "t1", now, Moves.OTHER).log(), officer);
        moves.by(new Told(task, "t1", SmallWorld.INSTANTS.get(1), hash).log(), officer);
        moves.by(plain.stopping(), officer);
        moves.by(plain.deviating(), officer);
        moves.by(plain.correcting(), officer);
        moves.by(new Told(task, "t1", now, Moves.OTHER).correcting(), officer);
        for (var amendment : operation.amendments().granted()) {
            moves.by(new Told(task, "t1", now, amendment.replaces()).log(), officer);
        }
        operation
                .pending()
                .ifPresent(amendment -> moves.by(new Told(task, "t3", now, amendment.scopeHash()).log(), officer));
    }

    /** What an officer tells. */
    private record Told(Task task, String target, Instant occurred, ScopeHash hash) {
        ExecutionCommand log() {
            return log(Optional.empty(), Optional.empty(), Optional.empty());
        }

        ExecutionCommand stopping() {
            return log(Optional.empty(), Optional.empty(), Optional.of(true));
        }

        ExecutionCommand deviating() {
            return log(Optional.of(Words.TEXT), Optional.of(Words.KEPT), Optional.empty());
        }

        private ExecutionCommand log(
                Optional<Sealed<String>> deviation,
                Optional<Sealed<ExecutionCommand.Data>> data,
                Optional<Boolean> safeStop) {
            return new ExecutionCommand.Log(
                    task.id(),
                    Words.MEASURE,
                    Words.target(target),
                    occurred,
                    Words.identified(occurred),
                    Words.TEXT,
                    Words.TEXT,
                    Words.TEXT,
                    deviation,
                    hash,
                    Optional.empty(),
                    data,
                    Optional.empty(),
                    safeStop);
        }

        ExecutionCommand correcting() {
            return new ExecutionCommand.Correct(
                    ENTRY,
                    Words.TEXT,
                    task.id(),
                    Words.MEASURE,
                    Words.target(target),
                    occurred,
                    Words.identified(occurred),
                    Words.TEXT,
                    Words.TEXT,
                    Words.TEXT,
                    Optional.empty(),
                    hash);
        }
    }
}
