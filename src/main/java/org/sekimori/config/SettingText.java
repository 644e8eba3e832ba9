package org.sekimori.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads one setting's text as the type that the record wants. */
record SettingText(Setting setting, String text, String source) {

    Object read() {
        return switch (setting.type().getTypeName()) {
            case "int" -> Math.toIntExact(wholeNumber(Integer.MAX_VALUE));
            case "long" -> wholeNumber(Long.MAX_VALUE);
            case "boolean" -> yesOrNo();
            case "java.time.Duration" -> duration();
            case "java.nio.file.Path" -> Path.of(some("a directory"));
            case "java.lang.String" -> some("a text");
            case "java.util.List<java.lang.String>" -> list();
            case "java.util.Optional<java.lang.String>" -> optional();
            case "java.util.Optional<java.nio.file.Path>" -> optional().map(Path::of);
            case "java.util.Optional<org.sekimori.config.Secret>" -> optional().map(Secret::new);
            default -> throw new IllegalStateException("no reader for " + setting);
        };
    }

    private long wholeNumber(long max) {
        var expected = "a whole number" + range();
        try {
            var number = Long.parseLong(text);
            var inside = setting.range()
                    .map(r -> number >= Long.parseLong(r.min()) && number <= Long.parseLong(r.max()))
                    .orElse(true);
            if (inside && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the words of the setting.
        }
        throw wrong(expected);
    }

    private Duration duration() {
        var expected = "a duration such as PT2S" + range();
        try {
            var duration = Duration.parse(text);
            var inside = setting.range()
                    .map(r -> duration.compareTo(Duration.parse(r.min())) >= 0
                            && duration.compareTo(Duration.parse(r.max())) <= 0)
                    .orElse(true);
            if (inside) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below, in the words of the setting.
        }
        throw wrong(expected);
    }

    private boolean yesOrNo() {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("true or false");
        };
    }

    private String some(String expected) {
        return optional().orElseThrow(() -> wrong(expected));
    }

    private Optional<String> optional() {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    private List<String> list() {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private String range() {
        return setting.range().map(r -> " from " + r.min() + " to " + r.max()).orElse("");
    }

    BadSetting wrong(String expected) {
        var value = setting.isSecret() ? "is not accepted" : "is '" + text + "'";
        return new BadSetting("The setting %s (%s) %s; expected %s. It was read from %s."
                .formatted(setting.path(), setting.variable(), value, expected, source));
    }
}
