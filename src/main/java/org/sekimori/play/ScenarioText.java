package org.sekimori.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML document as a tree that remembers its lines. Aliases, repeated keys and keys that are no words are refused. */
final class ScenarioText {
    private static final int DEEPEST = 20;

    private final String file;
    private final IdentityHashMap<ObjectNode, Map<String, Integer>> keyLines = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, Integer> lines = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Boolean> seen = new IdentityHashMap<>();
    private final ObjectNode root;

    ScenarioText(String file, String yaml) {
        this.file = file;
        try {
            var options = new LoaderOptions();
            options.setNestingDepthLimit(DEEPEST);
            var node = new Yaml(options).compose(new StringReader(yaml));
            if (!(node instanceof MappingNode)) {
                throw bad(1, "Expected keys and values, but the document is none.");
            }
            root = (ObjectNode) convert(node);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw bad(mark == null ? 1 : mark.getLine() + 1, "Expected YAML, but " + e.getProblem() + ".");
        } catch (YAMLException e) {
            throw bad(1, "Expected YAML, but " + e.getMessage() + ".");
        }
    }

    ObjectNode root() {
        return root;
    }

    /** Where a mapping or list begins, from 1. */
    int line(JsonNode container) {
        return lines.getOrDefault(container, 1);
    }

    /** Where a key stands; where its mapping begins if it has no such key. */
    int line(JsonNode mapping, String key) {
        return keyLines.getOrDefault(mapping, Map.of()).getOrDefault(key, line(mapping));
    }

    BadScenario bad(int line, String sentence) {
        return new BadScenario(file, line, sentence);
    }

    private JsonNode convert(Node node) {
        if (seen.put(node, true) != null) {
            throw bad(line(node), "Expected the value itself, but found an alias of another.");
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping);
            case SequenceNode sequence -> sequence(sequence);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw bad(line(node), "Expected a mapping, a list or a value.");
        };
    }

    private ObjectNode mapping(MappingNode node) {
        var mapping = JsonNodeFactory.instance.objectNode();
        var keys = new HashMap<String, Integer>();
        for (var tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw bad(line(tuple.getKeyNode()), "Expected a word as key.");
            }
            if (keys.put(key.getValue(), line(key)) != null) {
                throw bad(line(key), "Expected the key '" + key.getValue() + "' once, but it stands here again.");
            }
            mapping.set(key.getValue(), convert(tuple.getValueNode()));
        }
        keyLines.put(mapping, keys);
        lines.put(mapping, line(node));
        return mapping;
    }

    private ArrayNode sequence(SequenceNode node) {
        var list = JsonNodeFactory.instance.arrayNode();
        node.getValue().forEach(item -> list.add(convert(item)));
        lines.put(list, line(node));
        return list;
    }

    private static JsonNode scalar(ScalarNode node) {
        var text = node.getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return NullNode.instance;
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return BooleanNode.valueOf(text.equalsIgnoreCase("true"));
        }
        if (node.getTag().equals(Tag.INT) && text.matches("-?[0-9]{1,9}")) {
            return IntNode.valueOf(Integer.parseInt(text));
        }
        return TextNode.valueOf(text);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
