package org.sekimori.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a scenario and refuses what could only fail in the middle of the course: unknown words, people and references. */
final class ScenarioReader {
    private static final Set<String> TOP = Set.of("title", "actors", "data", "define", "course");
    private static final Set<String> STEP = Set.of("as", "do", "on", "with", "but", "name", "expect", "within", "why");

    private final ScenarioText text;
    private final Path folder;
    /** What a reference may begin with so far. */
    private final Set<String> known = new HashSet<>(References.ALWAYS);

    ScenarioReader(ScenarioText text, Path folder) {
        this.text = text;
        this.folder = folder;
    }

    Scenario read() {
        var root = text.root();
        only(root, TOP);
        var actors = new LinkedHashMap<String, String>();
        mapping(root, "actors").properties().forEach(actor -> actors.put(actor.getKey(), word(actor.getValue(), root)));
        var data = new LinkedHashMap<String, JsonNode>();
        var sources = new DataReader(text, folder);
        mapping(root, "data").properties().forEach(source -> {
            if (!(source.getValue() instanceof ObjectNode described)) {
                throw text.bad(
                        text.line(root, "data"), "Expected data '" + source.getKey() + "' to be keys and values.");
            }
            data.put(source.getKey(), sources.read(described));
            known.add(source.getKey());
        });
        var definitions = new LinkedHashMap<String, JsonNode>();
        mapping(root, "define").properties().forEach(piece -> {
            definitions.put(piece.getKey(), piece.getValue());
            known.add(piece.getKey());
        });
        return new Scenario(required(root, "title"), actors, data, definitions, steps(root, actors.keySet()));
    }

    private List<Step> steps(ObjectNode root, Set<String> actors) {
        if (!root.path("course").isArray() || root.path("course").isEmpty()) {
            throw text.bad(text.line(root, "course"), "Expected 'course' to be a list of at least one step.");
        }
        var steps = new ArrayList<Step>();
        for (var item : root.path("course")) {
            if (!(item instanceof ObjectNode step)) {
                throw text.bad(text.line(root.path("course")), "Expected every step to be keys and values.");
            }
            steps.add(step(step, actors));
        }
        return steps;
    }

    private Step step(ObjectNode step, Set<String> actors) {
        only(step, STEP);
        var action = Action.of(required(step, "do"))
                .orElseThrow(() -> text.bad(
                        text.line(step, "do"),
                        "Expected one of " + Action.words() + ", but found '"
                                + step.path("do").asText() + "'."));
        for (var key : List.of("on", "with", "but", "expect")) {
            references(step, key, step.path(key));
        }
        if (action.kind().filter("conflict"::equals).isPresent() && !step.has("on")) {
            throw text.bad(text.line(step), "Expected 'on': which conflict.");
        }
        var within = within(step);
        if (!within.isZero() && !action.looks()) {
            throw text.bad(text.line(step, "within"), "Expected 'within' only where somebody looks.");
        }
        var name = Optional.ofNullable(step.get("name")).map(node -> word(node, step));
        name.ifPresent(known::add);
        return new Step(
                text.line(step),
                people(step, actors),
                action,
                Optional.ofNullable(step.get("on")).map(node -> word(node, step)),
                Optional.ofNullable(step.get("with")),
                places(step, "but"),
                name,
                places(step, "expect"),
                within,
                required(step, "why"));
    }

    private List<String> people(ObjectNode step, Set<String> actors) {
        var people = new ArrayList<String>();
        var as = step.path("as");
        (as.isArray() ? as : List.of(as)).forEach(person -> people.add(word(person, step)));
        for (var person : people) {
            if (!actors.contains(person)) {
                throw text.bad(text.line(step, "as"), "Expected one of the actors above, but found '" + person + "'.");
            }
        }
        if (people.isEmpty()) {
            throw text.bad(text.line(step, "as"), "Expected at least one actor.");
        }
        return people;
    }

    private Duration within(ObjectNode step) {
        try {
            return step.has("within") ? Duration.parse(step.path("within").asText()) : Duration.ZERO;
        } catch (DateTimeException _) {
            throw text.bad(text.line(step, "within"), "Expected a duration such as PT5S.");
        }
    }

    private Map<String, JsonNode> places(ObjectNode step, String key) {
        var places = new LinkedHashMap<String, JsonNode>();
        mapping(step, key).properties().forEach(place -> places.put(place.getKey(), place.getValue()));
        return places;
    }

    private void references(ObjectNode step, String key, JsonNode value) {
        if (value.isContainerNode()) {
            value.forEach(item -> references(step, key, item));
        } else if (References.isReference(value) && !known.contains(References.root(value))) {
            throw text.bad(
                    text.line(step, key),
                    "Expected a reference to what was defined or answered before, but found '" + value.asText() + "'.");
        }
    }

    private ObjectNode mapping(ObjectNode parent, String key) {
        var found = parent.path(key);
        if (found.isMissingNode()) {
            return parent.objectNode();
        }
        if (found instanceof ObjectNode mapping) {
            return mapping;
        }
        throw text.bad(text.line(parent, key), "Expected '" + key + "' to be keys and values.");
    }

    private String required(ObjectNode mapping, String key) {
        if (!mapping.has(key)) {
            throw text.bad(text.line(mapping), "Expected the key '" + key + "'.");
        }
        return word(mapping.get(key), mapping);
    }

    private String word(JsonNode node, ObjectNode parent) {
        if (!node.isTextual() || node.asText().isBlank()) {
            throw text.bad(text.line(parent), "Expected a text, but found " + node + ".");
        }
        return node.asText();
    }

    private void only(ObjectNode mapping, Set<String> keys) {
        for (var field : mapping.properties()) {
            if (!keys.contains(field.getKey())) {
                throw text.bad(
                        text.line(mapping, field.getKey()),
                        "Expected one of " + keys.stream().sorted().toList() + ", but found '" + field.getKey() + "'.");
            }
        }
    }
}
