package org.sekimori.journal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Texts, numbers, truths, times. */
final class ScalarShapes {
    private ScalarShapes() {}

    static String text(Object tree, String expected) {
        if (tree instanceof String text) {
            return text;
        }
        throw Malformed.here("wrong-type", expected);
    }

    static UUID uuid(String text) {
        try {
            var id = UUID.fromString(text);
            if (text.length() == 36 && id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // falls through: the JDK's reader takes less than RFC 9562 demands, so both ways end in one answer
        }
        throw Malformed.here("unknown-value", "a UUID");
    }

    record Text() implements NameShape {
        @Override
        public String write(Object value, Form form) {
            return (String) value;
        }

        @Override
        public Object read(Object tree, Form form) {
            return text(tree, "a text");
        }
    }

    record Int() implements Shape {
        @Override
        public Object write(Object value, Form form) {
            return ((Integer) value).longValue();
        }

        @Override
        public Object read(Object tree, Form form) {
            long number = Whole.number(tree);
            if (number != (int) number) {
                throw Malformed.here("out-of-range", "an integer of 32 bits");
            }
            return (int) number;
        }
    }

    record Whole() implements Shape {
        @Override
        public Object write(Object value, Form form) {
            return value;
        }

        @Override
        public Object read(Object tree, Form form) {
            return number(tree);
        }

        static Long number(Object tree) {
            return switch (tree) {
                case Long number -> number;
                case Integer number -> number.longValue();
                case null, default -> throw Malformed.here("wrong-type", "an integer");
            };
        }
    }

    record Truth() implements Shape {
        @Override
        public Object write(Object value, Form form) {
            return value;
        }

        @Override
        public Object read(Object tree, Form form) {
            if (tree instanceof Boolean) {
                return tree;
            }
            throw Malformed.here("wrong-type", "true or false");
        }
    }

    /** RFC 3339, written in UTC; what is finer than a microsecond is cut off both ways. */
    record Moment() implements Shape {
        private static final String EXPECTED = "an instant like 2026-11-22T09:30:00Z";

        @Override
        public Object write(Object value, Form form) {
            return ((Instant) value).truncatedTo(ChronoUnit.MICROS).toString();
        }

        @Override
        public Object read(Object tree, Form form) {
            var text = text(tree, EXPECTED);
            try {
                // Four-digit years only: the JDK also reads a sign and more digits.
                if (text.length() >= 20 && text.charAt(4) == '-' && Character.isDigit(text.charAt(0))) {
                    return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
                }
            } catch (DateTimeException e) {
                throw Malformed.here("unknown-value", EXPECTED);
            }
            throw Malformed.here("unknown-value", EXPECTED);
        }
    }

    record Span() implements Shape {
        private static final String EXPECTED = "a duration like PT30M";

        @Override
        public Object write(Object value, Form form) {
            return value.toString();
        }

        @Override
        public Object read(Object tree, Form form) {
            try {
                return Duration.parse(text(tree, EXPECTED));
            } catch (DateTimeException e) {
                throw Malformed.here("unknown-value", EXPECTED);
            }
        }
    }

    record Identifier() implements NameShape {
        @Override
        public String write(Object value, Form form) {
            return value.toString();
        }

        @Override
        public Object read(Object tree, Form form) {
            return uuid(text(tree, "a UUID"));
        }
    }
}
