package org.sekimori.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files that settings are read from, the weaker first: the defaults inside the program, then the file on disk. */
final class SettingsFile {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build());

    private final Path file;
    private final boolean chosen;
    private final Map<String, Setting> settings =
            Setting.all().stream().collect(Collectors.toMap(Setting::path, setting -> setting));

    SettingsFile(Path home, String name) {
        chosen = name != null;
        file = chosen ? home.resolve(name) : home.resolve("ops/hub.yaml");
    }

    List<Map<String, SettingText>> layers() {
        var layers = new ArrayList<Map<String, SettingText>>();
        layers.add(read(defaults(), "the defaults of the program"));
        if (Files.exists(file)) {
            layers.add(read(bytes(), file.toString()));
        } else if (chosen) {
            throw new BadSetting(
                    "The file %s, named by %s, does not exist.".formatted(file, ConfigReader.FILE_VARIABLE));
        }
        return layers;
    }

    private static byte[] defaults() {
        try (InputStream in = SettingsFile.class.getResourceAsStream("/hub.yaml")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadSetting("The file %s cannot be read.".formatted(file));
        }
    }

    private Map<String, SettingText> read(byte[] yaml, String source) {
        var found = new LinkedHashMap<String, SettingText>();
        try {
            flatten("", YAML.readTree(yaml), source, found);
        } catch (JsonProcessingException e) {
            throw new BadSetting("%s, line %d, is not valid YAML: %s."
                    .formatted(source, e.getLocation().getLineNr(), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private void flatten(String parent, JsonNode node, String source, Map<String, SettingText> found) {
        for (var field : node.properties()) {
            var path = parent.isEmpty() ? field.getKey() : parent + "." + field.getKey();
            var setting = settings.get(path);
            if (setting != null && !field.getValue().isContainerNode()) {
                var text = field.getValue().isNull() ? "" : field.getValue().asText();
                found.put(path, new SettingText(setting, text, source));
            } else if (setting == null && isGroup(path) && field.getValue().isObject()) {
                flatten(path, field.getValue(), source, found);
            } else if (setting != null || !isGroup(path) || !isEmpty(field.getValue())) {
                throw new BadSetting("%s: '%s' is no setting of the hub%s."
                        .formatted(source, path, Spelling.nearest(path, settings.keySet())));
            }
        }
    }

    /** As a group is of which every line is commented out. */
    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isTextual() && value.textValue().isBlank());
    }

    private boolean isGroup(String path) {
        return settings.keySet().stream().anyMatch(known -> known.startsWith(path + "."));
    }
}
