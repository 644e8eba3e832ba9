package org.sekimori.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A YAML document that remembers its lines. */
sealed interface Yaml {
    /** From 1. */
    int line();

    /** As maps, lists, strings, integers, booleans and {@code null}. */
    Object plain();

    /** A mapping; {@code lines} says where each key stands. */
    record Block(int line, Map<String, Yaml> values, Map<String, Integer> lines) implements Yaml {
        @Override
        public Object plain() {
            var plain = new LinkedHashMap<String, Object>();
            values.forEach((key, value) -> plain.put(key, value.plain()));
            return plain;
        }

        boolean has(String key) {
            return values.containsKey(key);
        }

        int line(String key) {
            return lines.getOrDefault(key, line);
        }

        String text(String key) {
            return (String) values.get(key).plain();
        }

        Optional<String> maybe(String key) {
            return has(key) ? Optional.of(text(key)) : Optional.empty();
        }

        boolean flag(String key) {
            return has(key) && (Boolean) values.get(key).plain();
        }

        int number(String key) {
            return (Integer) values.get(key).plain();
        }

        Block block(String key) {
            return (Block) values.get(key);
        }

        /** The blocks of a list, none where the key is absent. */
        List<Block> blocks(String key) {
            return items(key).map(Block.class::cast).toList();
        }

        /** The words of a list, each with its line. */
        List<Word> words(String key) {
            return items(key)
                    .map(item -> new Word((String) item.plain(), item.line()))
                    .toList();
        }

        private Stream<Yaml> items(String key) {
            return has(key) ? ((Items) values.get(key)).items().stream() : Stream.of();
        }
    }

    /** A sequence. */
    record Items(int line, List<Yaml> items) implements Yaml {
        @Override
        public Object plain() {
            var plain = new ArrayList<Object>();
            items.forEach(item -> plain.add(item.plain()));
            return plain;
        }
    }

    /** A scalar: a string, integer, boolean or, as an empty optional, nothing. */
    record Scalar(int line, Optional<Object> value) implements Yaml {
        @Override
        public Object plain() {
            return value.orElse(null);
        }
    }

    /** A word of a list and its line. */
    record Word(String text, int line) {}
}
