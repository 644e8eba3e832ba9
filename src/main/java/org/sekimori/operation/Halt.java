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
        Optional<Sealed<String>> reason) {
    public Halt {
        acknowledgedBy = Set.copyOf(acknowledgedBy);
    }

    public Halt acknowledged(PersonId officer) {
        var next = new HashSet<>(acknowledgedBy);
        next.add(officer);
        return new Halt(id, authority, reach, at, task, covers, next, by, reason);
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
