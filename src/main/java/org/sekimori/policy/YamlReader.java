package org.sekimori.policy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML with its lines and without its cleverness: no aliases, no merges, no tags, no repeated keys. */
final class YamlReader {
    private final Problems.Of problems;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlReader(Problems.Of problems) {
        this.problems = problems;
    }

    /** The document, or nothing where it cannot be parsed or is not a mapping. */
    static Optional<Yaml.Block> read(PolicyFile file, Problems.Of problems) {
        try {
            var options = new LoaderOptions();
            options.setNestingDepthLimit(20);
            var root = new org.yaml.snakeyaml.Yaml(options).compose(new StringReader(file.text()));
            if (root != null && new YamlReader(problems).convert(root) instanceof Yaml.Block block) {
                return Optional.of(block);
            }
            problems.add(root == null ? 1 : line(root), "expected a document of keys and values");
        } catch (MarkedYAMLException e) {
            var line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(line, "expected YAML, but " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(1, "expected YAML, but " + e.getMessage());
        }
        return Optional.empty();
    }

    private Yaml convert(Node node) {
        if (!seen.add(node)) {
            problems.add(
                    line(node), "expected this value to be written out wherever it is used, but found an alias of it");
            return new Yaml.Scalar(line(node), Optional.empty());
        }
        return switch (node) {
            case MappingNode mapping -> block(mapping);
            case SequenceNode sequence -> items(sequence);
            case ScalarNode scalar -> new Yaml.Scalar(line(node), value(scalar));
            default -> throw new YAMLException("expected a mapping, a list or a value at line " + line(node));
        };
    }

    private Yaml.Block block(MappingNode node) {
        var values = new LinkedHashMap<String, Yaml>();
        var lines = new LinkedHashMap<String, Integer>();
        for (var tuple : node.getValue()) {
            var keyLine = line(tuple.getKeyNode());
            var value = convert(tuple.getValueNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(keyLine, "expected a word as key");
            } else if (values.putIfAbsent(key.getValue(), value) != null) {
                problems.add(keyLine, "expected the key '" + key.getValue() + "' once, but it stands here again");
            } else {
                lines.put(key.getValue(), keyLine);
            }
        }
        return new Yaml.Block(line(node), values, lines);
    }

    private Yaml.Items items(SequenceNode node) {
        var items = new ArrayList<Yaml>();
        node.getValue().forEach(item -> items.add(convert(item)));
        return new Yaml.Items(line(node), items);
    }

    private static Optional<Object> value(ScalarNode node) {
        var text = node.getValue();
        var tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return Optional.empty();
        }
        if (tag.equals(Tag.BOOL)) {
            return Optional.of(text.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT) && text.matches("-?[0-9]{1,9}")) {
            return Optional.of(Integer.valueOf(text));
        }
        return Optional.of(text);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
