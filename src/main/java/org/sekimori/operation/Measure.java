package org.sekimori.operation;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** One thing that is to be done, to which targets, how it can be undone, and how it is stopped. */
public record Measure(String id, Kind kind, Aim targets, Reversibility reversibility, String stopPlan) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public Measure {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("expected 1 to 64 of letters, digits, '.', '_', '-'");
        }
        Objects.requireNonNull(kind);
        Objects.requireNonNull(targets);
    }

    /** The kinds of measure. */
    public enum Kind implements Wire {
        ACCESS,
        OBSERVE,
        STOP_PROCESS,
        REMOVE_PROGRAM,
        CHANGE_SETTING,
        ORDER_ADMINISTRATOR
    }

    /** How far the measure can be undone. */
    public enum Reversibility implements Wire {
        REVERSIBLE,
        PARTLY,
        IRREVERSIBLE
    }

    /** Which targets a measure is for: outside the program {@code "all"} or a list of target ids. */
    public sealed interface Aim extends Shaped {
        boolean covers(String target);

        static Aim fromShape(Object shape) {
            return switch (shape) {
                case String all when all.equals("all") -> new All();
                case List<?> ids
                when ids.stream().allMatch(String.class::isInstance) ->
                    new Some(ids.stream().map(String.class::cast).toList());
                default -> throw new IllegalArgumentException("expected \"all\" or a list of target ids");
            };
        }

        /** Every target of the operation. */
        record All() implements Aim {
            @Override
            public boolean covers(String target) {
                return true;
            }

            @Override
            public Object shape() {
                return "all";
            }
        }

        /** The named targets only. */
        record Some(List<String> ids) implements Aim {
            public Some {
                ids = List.copyOf(ids);
            }

            @Override
            public boolean covers(String target) {
                return ids.contains(target);
            }

            @Override
            public Object shape() {
                return ids;
            }
        }
    }
}
