package org.sekimori.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What {@code $words} stand for: {@code $now} and {@code $start} with an ISO 8601 duration added or taken away, data,
 * definitions, answers of named steps, and {@code $case}, the case as the actor sees it at that instant.
 */
final class References {
    /** What a reference may begin with in every scenario. */
    static final Set<String> ALWAYS = Set.of("now", "start", "case");

    private static final Pattern TIME = Pattern.compile("\\$(now|start)(?:([+-])(P[0-9DTHMS.]+))?");
    private static final Pattern FORM = Pattern.compile("\\$([A-Za-z][A-Za-z0-9-]*)((?:\\.[A-Za-z0-9*_-]+)*)");

    private final Clock clock;
    private final Instant start;
    private final Map<String, JsonNode> definitions;
    /** Data, resolved definitions and answers. */
    private final Map<String, JsonNode> known;

    References(Scenario scenario, Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
        this.definitions = scenario.definitions();
        this.known = new HashMap<>(scenario.data());
    }

    static boolean isReference(JsonNode node) {
        return node.isTextual() && node.asText().startsWith("$");
    }

    /** The first word of a reference; the whole text if it is none. */
    static String root(JsonNode reference) {
        var text = reference.asText();
        var time = TIME.matcher(text);
        if (time.matches()) {
            return time.group(1);
        }
        var form = FORM.matcher(text);
        return form.matches() ? form.group(1) : text;
    }

    void remember(String name, JsonNode answer) {
        known.put(name, answer);
    }

    /** The tree with every reference replaced; data is put in as it is. */
    JsonNode resolve(JsonNode node, Supplier<JsonNode> theCase) {
        return switch (node) {
            case ObjectNode mapping -> {
                var resolved = JsonNodeFactory.instance.objectNode();
                mapping.properties().forEach(field -> resolved.set(field.getKey(), resolve(field.getValue(), theCase)));
                yield resolved;
            }
            case ArrayNode list -> {
                var resolved = JsonNodeFactory.instance.arrayNode();
                list.forEach(item -> resolved.add(resolve(item, theCase)));
                yield resolved;
            }
            default -> isReference(node) ? lookUp(node.asText(), theCase) : node;
        };
    }

    private JsonNode lookUp(String reference, Supplier<JsonNode> theCase) {
        var time = TIME.matcher(reference);
        if (time.matches()) {
            return TextNode.valueOf(instant(time.group(1), time.group(2), time.group(3), reference));
        }
        var form = FORM.matcher(reference);
        if (!form.matches()) {
            throw new Unexpected("Expected a reference such as $case.scopeHash, but found '" + reference + "'.");
        }
        var found = Places.at(value(form.group(1), theCase), form.group(2));
        if (found.isMissingNode()) {
            throw new Unexpected("Expected " + reference + " to lead to something, but it leads nowhere.");
        }
        return found;
    }

    private JsonNode value(String name, Supplier<JsonNode> theCase) {
        if (name.equals("case")) {
            return theCase.get();
        }
        var found = known.get(name);
        if (found == null && definitions.containsKey(name)) {
            found = resolve(definitions.get(name), theCase);
            known.put(name, found);
        }
        if (found == null) {
            throw new Unexpected("Expected an earlier step of the name '" + name + "', but there was none.");
        }
        return found;
    }

    private String instant(String word, String sign, String duration, String reference) {
        var at = word.equals("now") ? clock.instant() : start;
        try {
            if (duration != null) {
                var distance = Duration.parse(duration);
                at = sign.equals("+") ? at.plus(distance) : at.minus(distance);
            }
        } catch (DateTimeException _) {
            throw new Unexpected("Expected a duration such as PT5M in '" + reference + "'.");
        }
        return at.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
