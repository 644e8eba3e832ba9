package org.sekimori.phase.execution;

import java.time.Instant;
import java.util.Optional;
import org.sekimori.operation.Command;
import org.sekimori.operation.EntryId;
import org.sekimori.operation.Halt.Covers;
import org.sekimori.operation.OnBehalf;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.TaskId;

/** What may be ordered and told while the measure is carried out. */
public sealed interface ExecutionCommand extends Command {
    /** What an officer did, whether told at once or corrected later. */
    sealed interface Account extends ExecutionCommand {
        TaskId task();

        Sealed<String> measure();

        Sealed<String> target();

        Instant occurred();

        Sealed<Identified> identified();

        Optional<Sealed<String>> deviation();

        ScopeHash scopeHash();

        Optional<OnBehalf> onBehalfOf();

        Optional<Sealed<Data>> data();

        Optional<Sealed<Loss>> loss();

        /** That the act only brought the measure to a safe stop, by the stop plan of the proposal. */
        Optional<Boolean> safeStop();
    }

    /** What became of data of others: seen, kept, deleted, as far as any of it happened. */
    record Data(Optional<String> seen, Optional<String> kept, Optional<String> deleted) {}

    /** What somebody lost who is no part of the matter. */
    record Loss(String who, String what) {}

    /** When and how the target was identified again before acting, and whether its place or its holder was found changed. */
    record Identified(Instant at, String how, Optional<Boolean> placeChanged, Optional<Boolean> holderChanged) {}

    /** An entry of the execution log (実施記録). */
    record Log(
            TaskId task,
            Sealed<String> measure,
            Sealed<String> target,
            Instant occurred,
            Sealed<Identified> identified,
            Sealed<String> action,
            Sealed<String> effect,
            Sealed<String> dataHandled,
            Optional<Sealed<String>> deviation,
            ScopeHash scopeHash,
            Optional<OnBehalf> onBehalfOf,
            Optional<Sealed<Data>> data,
            Optional<Sealed<Loss>> loss,
            Optional<Boolean> safeStop)
            implements Account {
        /** By the officer in person, with nothing out of the ordinary. */
        public Log(
                TaskId task,
                Sealed<String> measure,
                Sealed<String> target,
                Instant occurred,
                Sealed<Identified> identified,
                Sealed<String> action,
                Sealed<String> effect,
                Sealed<String> dataHandled,
                Optional<Sealed<String>> deviation,
                ScopeHash scopeHash) {
            this(
                    task,
                    measure,
                    target,
                    occurred,
                    identified,
                    action,
                    effect,
                    dataHandled,
                    deviation,
                    scopeHash,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** A correction; it links to an entry and never replaces it. */
    record Correct(
            EntryId entry,
            Sealed<String> reason,
            TaskId task,
            Sealed<String> measure,
            Sealed<String> target,
            Instant occurred,
            Sealed<Identified> identified,
            Sealed<String> action,
            Sealed<String> effect,
            Sealed<String> dataHandled,
            Optional<Sealed<String>> deviation,
            ScopeHash scopeHash,
            Optional<OnBehalf> onBehalfOf,
            Optional<Sealed<Data>> data,
            Optional<Sealed<Loss>> loss,
            Optional<Boolean> safeStop)
            implements Account {
        /** By the officer in person, with nothing out of the ordinary. */
        public Correct(
                EntryId entry,
                Sealed<String> reason,
                TaskId task,
                Sealed<String> measure,
                Sealed<String> target,
                Instant occurred,
                Sealed<Identified> identified,
                Sealed<String> action,
                Sealed<String> effect,
                Sealed<String> dataHandled,
                Optional<Sealed<String>> deviation,
                ScopeHash scopeHash) {
            this(
                    entry,
                    reason,
                    task,
                    measure,
                    target,
                    occurred,
                    identified,
                    action,
                    effect,
                    dataHandled,
                    deviation,
                    scopeHash,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** A remark that is no act upon a target. */
    record Note(Sealed<String> text, Optional<Instant> occurred) implements ExecutionCommand {}

    /** An emergency halt (緊急停止), of everything unless it names a part. */
    record Halt(Sealed<String> reason, Optional<Covers> covers) implements ExecutionCommand {}

    /** A tasked officer heard every halt that stands. */
    record AcknowledgeHalt(TaskId task, Optional<OnBehalf> onBehalfOf) implements ExecutionCommand {
        /** By the officer in person. */
        public AcknowledgeHalt(TaskId task) {
            this(task, Optional.empty());
        }
    }

    /** A tasked officer knows of the scope that an amendment widened. */
    record AcknowledgeScope(TaskId task) implements ExecutionCommand {}

    /** Lifts the executive's halts and the hub's; never the committee's. */
    record Resume(Sealed<String> reason) implements ExecutionCommand {}

    /** The measure is over. */
    record End() implements ExecutionCommand {}
}
