package org.sekimori.operation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An emergency halt that stands (緊急停止).
 *
 * @param at since when
 * @param task the task that alone is stopped, when {@code reach} is task
 * @param covers ids of the targets that alone are stopped, when {@code reach} is targets
 * @param acknowledgedBy officers who acknowledged it
 * @param by the seat that ordered it; states written before this was kept do not say
 * @param reason likewise
 * @param cause why, where the hub halted because a time had come
 * @param lapses when it lapses unless a sitting upholds it before; none once it is upheld, nor for halts that never lapse
 */
public record Halt(
        HaltId id,
        Authority authority,
        Reach reach,
        Instant at,
        Optional<TaskId> task,
        SealedList<String> covers,
        Set<PersonId> acknowledgedBy,
        Optional<Seat> by,
        Optional<Sealed<String>> reason,
        Optional<Cause> cause,
        Optional<Instant> lapses) {
    public Halt {
        acknowledgedBy = Set.copyOf(acknowledgedBy);
    }

    public Halt acknowledged(PersonId officer) {
        var next = new HashSet<>(acknowledgedBy);
        next.add(officer);
        return new Halt(id, authority, reach, at, task, covers, next, by, reason, cause, lapses);
    }

    /** From now on it does not lapse. */
    public Halt upheld() {
        return new Halt(id, authority, reach, at, task, covers, acknowledgedBy, by, reason, cause, Optional.empty());
    }

    /**
     * What has come that stops the case: something that it depends on ended, or something owed was not done in time.
     *
     * @param at when it came; together with what it is about it happens once
     * @param amendment of whose consents one ended; none where it is the case's own
     */
    public record Cause(
            Kind kind,
            Optional<GateId> gate,
            Optional<TaskId> task,
            Optional<ObligationId> obligation,
            Instant at,
            Optional<AmendmentId> amendment) {
        /** What a cause is about: the gate, the task, the obligation, or the conflicts of the case. */
        public enum Kind implements Wire {
            CONSENT_ENDED,
            DESIGNATION_ENDED,
            OBLIGATION_BREACHED,
            /** The screening told just before names the conflict. */
            CONFLICT_OPENED
        }

        private static Cause of(
                Kind kind,
                Optional<GateId> gate,
                Optional<TaskId> task,
                Optional<ObligationId> obligation,
                Instant at) {
            return new Cause(kind, gate, task, obligation, at, Optional.empty());
        }

        static Cause of(GateId gate, Instant at) {
            return of(Kind.CONSENT_ENDED, Optional.of(gate), Optional.empty(), Optional.empty(), at);
        }

        Cause of(AmendmentId whose) {
            return new Cause(kind, gate, task, obligation, at, Optional.of(whose));
        }

        static Cause of(TaskId task, Instant at) {
            return of(Kind.DESIGNATION_ENDED, Optional.empty(), Optional.of(task), Optional.empty(), at);
        }

        public static Cause conflict(Instant at) {
            return of(Kind.CONFLICT_OPENED, Optional.empty(), Optional.empty(), Optional.empty(), at);
        }

        static Cause of(ObligationId obligation, Instant at) {
            return of(Kind.OBLIGATION_BREACHED, Optional.empty(), Optional.empty(), Optional.of(obligation), at);
        }
    }

    /** Whether it stops this task, wholly or in part. */
    public boolean concerns(TaskId one) {
        return task.map(one::equals).orElse(true);
    }

    /** Who ordered it, and so who may lift it: the committee's only by a sitting. */
    public enum Authority implements Wire {
        EXECUTIVE,
        COMMITTEE,
        HUB
    }

    /** How much it stops; the named targets themselves are sealed. */
    public enum Reach implements Wire {
        ALL,
        TASK,
        TARGETS
    }

    /** What a caller asks to be stopped: outside the program {@code "all"}, {@code {"task": id}} or {@code {"targets": [id]}}. */
    public sealed interface Covers extends Shaped {
        Reach reach();

        static Covers fromShape(Object shape) {
            return switch (shape) {
                case String all when all.equals("all") -> new All();
                case Map<?, ?> one when one.size() == 1 && one.get("task") instanceof String task -> new OneTask(task);
                case Map<?, ?> one
                when one.size() == 1 && one.get("targets") instanceof List<?> ids ->
                    new Targets(ids.stream().map(String::valueOf).toList());
                default ->
                    throw new IllegalArgumentException("expected \"all\", {\"task\": id} or {\"targets\": [id]}");
            };
        }

        /** Everything. */
        record All() implements Covers {
            @Override
            public Reach reach() {
                return Reach.ALL;
            }

            @Override
            public Object shape() {
                return "all";
            }
        }

        /** One task only; the text of its id. */
        record OneTask(String task) implements Covers {
            @Override
            public Reach reach() {
                return Reach.TASK;
            }

            @Override
            public Object shape() {
                return Map.of("task", task);
            }
        }

        /** The named targets only. */
        record Targets(List<String> ids) implements Covers {
            public Targets {
                ids = List.copyOf(ids);
            }

            @Override
            public Reach reach() {
                return Reach.TARGETS;
            }

            @Override
            public Object shape() {
                return Map.of("targets", ids);
            }
        }
    }
}
