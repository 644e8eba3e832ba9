package org.sekimori.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A scenario, read and checked.
 *
 * @param actors user name to the seat in which that person acts
 * @param data name to the list that it stands for
 * @param definitions name to a piece of body, resolved when it is first used and then the same for the whole run
 */
public record Scenario(
        String title,
        Map<String, String> actors,
        Map<String, JsonNode> data,
        Map<String, JsonNode> definitions,
        List<Step> steps) {
    public Scenario {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a file and the data that it names beside it.
     *
     * @throws BadScenario naming the line, when it is not as a scenario must be
     */
    public static Scenario read(Path file) {
        var name = String.valueOf(file.getFileName());
        String yaml;
        try {
            yaml = Files.readString(file);
        } catch (MalformedInputException e) {
            throw new BadScenario(name, 1, "Expected a text in UTF-8.");
        } catch (IOException e) {
            throw new BadScenario(file.toString(), 1, "Expected a file that can be read.");
        }
        var folder = file.toAbsolutePath().getParent();
        return new ScenarioReader(new ScenarioText(name, yaml), folder).read();
    }
}
