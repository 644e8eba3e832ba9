package org.sekimori.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Dotted places in a tree. In a list a segment is a position from 0, the id, gate, agency or kind of an element, of several the last, {@code *}
 * (what follows is taken of every element), {@code count}, {@code distinct}, or {@code host} (addresses without their ports).
 */
final class Places {
    private static final List<String> NAMES = List.of("id", "gate", "agency", "kind", "name");

    private Places() {}

    /** What stands there; missing if nothing does. The path may begin with a dot. */
    static JsonNode at(JsonNode root, String path) {
        var node = root;
        boolean each = false;
        for (var segment : path.split("\\.", -1)) {
            if (segment.equals("*")) {
                each = true;
            } else if (!segment.isEmpty()) {
                node = node instanceof ArrayNode list ? inList(list, segment, each) : node.path(segment);
            }
        }
        return node;
    }

    /** A copy of the tree with another value at that place. */
    static JsonNode with(JsonNode root, String path, JsonNode value) {
        var copy = root.deepCopy();
        int last = path.lastIndexOf('.');
        var parent = last < 0 ? copy : at(copy, path.substring(0, last));
        if (!(parent instanceof ObjectNode mapping)) {
            throw new Unexpected("Expected a place in the body, but found '" + path + "'.");
        }
        mapping.set(path.substring(last + 1), value);
        return copy;
    }

    private static JsonNode inList(ArrayNode list, String segment, boolean each) {
        return switch (segment) {
            case "count" -> IntNode.valueOf(list.size());
            case "distinct" -> {
                var distinct = new LinkedHashSet<JsonNode>();
                list.forEach(distinct::add);
                yield JsonNodeFactory.instance.arrayNode().addAll(distinct);
            }
            case "host" -> {
                var hosts = JsonNodeFactory.instance.arrayNode();
                list.forEach(item -> hosts.add(TextNode.valueOf(item.asText().replaceFirst(":[0-9]+$", ""))));
                yield hosts;
            }
            default -> {
                if (each) {
                    var all = JsonNodeFactory.instance.arrayNode();
                    list.forEach(item -> all.add(item.path(segment)));
                    yield all;
                }
                yield segment.matches("[0-9]{1,9}") ? list.path(Integer.parseInt(segment)) : named(list, segment);
            }
        };
    }

    private static JsonNode named(ArrayNode list, String segment) {
        JsonNode found = MissingNode.getInstance();
        for (var item : list) {
            if (NAMES.stream().anyMatch(name -> item.path(name).asText().equals(segment))) {
                found = item;
            }
        }
        return found;
    }
}
