package org.sekimori.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/**
 * Reads one family of a gzipped table {@code family<TAB>kind<TAB>value} as selectors, or as targets with the places that
 * the scenario states for them.
 */
final class DataReader {
    private static final Set<String> KEYS =
            Set.of("file", "family", "count", "as", "id", "places", "confidence", "basis", "asOf", "shared");

    private final ScenarioText text;
    private final Path folder;

    DataReader(ScenarioText text, Path folder) {
        this.text = text;
        this.folder = folder;
    }

    ArrayNode read(ObjectNode source) {
        for (var field : source.properties()) {
            if (!KEYS.contains(field.getKey())) {
                throw text.bad(
                        text.line(source, field.getKey()),
                        "Expected one of " + KEYS.stream().sorted().toList() + ", but found '" + field.getKey() + "'.");
            }
        }
        boolean targets = "targets".equals(source.path("as").asText());
        if (!targets && !"selectors".equals(source.path("as").asText())) {
            throw text.bad(text.line(source, "as"), "Expected 'as' to be targets or selectors.");
        }
        var selectors = selectors(source);
        int expected = source.path("count").asInt(-1);
        if (selectors.size() != expected) {
            throw text.bad(
                    text.line(source, "count"),
                    "Expected " + expected + " selectors of this family, but the file has " + selectors.size() + ".");
        }
        return targets ? targets(source, selectors) : selectors;
    }

    private ArrayNode selectors(ObjectNode source) {
        var file = folder.resolve(source.path("file").asText());
        var family = source.path("family").asText();
        var selectors = JsonNodeFactory.instance.arrayNode();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var fields = line.split("\t", 3);
                if (fields.length == 3 && fields[0].equals(family)) {
                    selectors.addObject().put("kind", fields[1]).put("value", fields[2]);
                }
            }
            return selectors;
        } catch (IOException _) {
            throw text.bad(text.line(source, "file"), "Expected a gzipped table that can be read at " + file + ".");
        }
    }

    private ArrayNode targets(ObjectNode source, ArrayNode selectors) {
        var targets = JsonNodeFactory.instance.arrayNode();
        for (var selector : selectors) {
            var target = targets.addObject();
            target.put("id", "%s-%05d".formatted(source.path("id").asText("target"), targets.size()));
            target.set("selector", selector);
            target.putObject("location")
                    .put("country", place(source, selector))
                    .put("basis", source.path("basis").asText())
                    .put("confidence", source.path("confidence").asText())
                    .put("asOf", source.path("asOf").asText());
            boolean shared = isShared(source, selector.path("value").asText());
            target.put("shared", shared).put("thirdParty", shared);
        }
        return targets;
    }

    /** The same selector has the same place in every run: its CRC-32 chooses from the list of its kind. */
    private String place(ObjectNode source, JsonNode selector) {
        var kind = selector.path("kind").asText();
        var places = source.path("places").path(kind);
        if (!places.isArray() || places.isEmpty()) {
            throw text.bad(text.line(source, "places"), "Expected places for selectors of kind " + kind + ".");
        }
        var crc = new CRC32();
        crc.update(selector.path("value").asText().getBytes(StandardCharsets.UTF_8));
        return places.get((int) (crc.getValue() % places.size())).asText();
    }

    private static boolean isShared(ObjectNode source, String value) {
        for (var suffix : source.path("shared")) {
            if (value.endsWith("." + suffix.asText())) {
                return true;
            }
        }
        return false;
    }
}
