package org.sekimori.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sekimori.exchange.StixPattern.Beyond;
import org.sekimori.operation.Marking;

/**
 * A bundle of STIX 2.1, read strictly. It becomes one activity for each marking and end of validity in it, from the earliest
 * beginning on: what began earlier than its neighbours claims no more than they for the time to come.
 */
public final class StixBundle {
    private static final int DEEPEST = 64;
    private static final Pattern ID =
            Pattern.compile("([a-z0-9][a-z0-9-]{1,248}[a-z0-9])--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Cyber observables: they have no versions. */
    private static final Set<String> OBSERVABLES = Set.of(
            "artifact",
            "autonomous-system",
            "directory",
            "domain-name",
            "email-addr",
            "email-message",
            "file",
            "ipv4-addr",
            "ipv6-addr",
            "mac-addr",
            "mutex",
            "network-traffic",
            "process",
            "software",
            "url",
            "user-account",
            "windows-registry-key",
            "x509-certificate");

    /** What the schemas demand of the types that become selectors, besides what they demand of all. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "indicator", List.of("pattern", "pattern_type", "valid_from"),
            "malware", List.of("is_family"),
            "intrusion-set", List.of("name"),
            "threat-actor", List.of("name"),
            "network-traffic", List.of("protocols"));

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(8 * 1024 * 1024)
                    .build())
            .build());

    private final Map<String, Map<String, Object>> objects = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Claim fallback;

    /** Marking and window of what bears none, as the sender of the bundle states them. */
    public record Claim(Marking marking, Instant from, Optional<Instant> to) {}

    /** An object that is in no activity, and why, as a stable code. {@code id} may be anything that stood there. */
    public record LeftOut(String id, String type, String reason) {}

    /**
     * What becomes one activity.
     *
     * @param origins of each selector, the object that it comes from
     */
    public record Group(Claim claim, List<Map<String, Object>> selectors, List<String> origins) {
        public Group {
            selectors = List.copyOf(selectors);
            origins = List.copyOf(origins);
        }

        /** Without one selector. */
        public Group without(int position) {
            var fewer = new ArrayList<>(selectors);
            var others = new ArrayList<>(origins);
            fewer.remove(position);
            others.remove(position);
            return new Group(claim, fewer, others);
        }
    }

    /** A bundle as it is understood. */
    public record Understood(String id, List<Group> groups, List<LeftOut> leftOut) {
        public Understood {
            groups = List.copyOf(groups);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** No bundle at all; {@code code} is stable. */
    public static final class NoBundle extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoBundle(String code) {
            super(code, null, false, false);
        }
    }

    private StixBundle(Claim fallback) {
        this.fallback = fallback;
    }

    /** Throws {@link NoBundle}. */
    public static Understood read(byte[] bytes, Claim fallback) {
        var tree = parse(bytes);
        if (!"bundle".equals(tree.get("type"))
                || !(tree.get("id") instanceof String id
                        && id.startsWith("bundle--")
                        && ID.matcher(id).matches())
                || !(tree.getOrDefault("objects", List.of()) instanceof List<?> list)) {
            throw new NoBundle("not-a-bundle");
        }
        var bundle = new StixBundle(fallback);
        list.forEach(bundle::take);
        return new Understood(id, bundle.groups(), bundle.leftOut);
    }

    private static Map<String, Object> parse(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            try (var parser = JSON.createParser(text)) {
                var tree = JSON.readValue(parser, new TypeReference<Map<String, Object>>() {});
                if (tree == null || parser.nextToken() != null) {
                    throw new NoBundle("not-json");
                }
                return tree;
            }
        } catch (CharacterCodingException | JsonProcessingException e) {
            throw new NoBundle("not-json");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** Of several versions of an object, the newest counts. */
    private void take(Object one) {
        var object = object(one);
        var id = String.valueOf(object.get("id"));
        if (!isSound(object)) {
            leave(object, "invalid-object");
            return;
        }
        var known = objects.get(id);
        if (known == null) {
            objects.put(id, object);
        } else if (isNewer(object, known)) {
            leave(known, "older-version");
            objects.put(id, object);
        } else {
            leave(object, object.equals(known) ? "duplicate" : "older-version");
        }
    }

    @SuppressWarnings("unchecked") // a parsed tree has texts for names
    private static Map<String, Object> object(Object one) {
        return one instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
    }

    private static boolean isNewer(Map<String, Object> object, Map<String, Object> known) {
        return instant(object, "modified")
                .flatMap(mine -> instant(known, "modified").map(mine::isAfter))
                .orElse(false);
    }

    private static boolean isSound(Map<String, Object> object) {
        if (!(object.get("type") instanceof String type && object.get("id") instanceof String id)) {
            return false;
        }
        var matcher = ID.matcher(id);
        if (!matcher.matches() || !matcher.group(1).equals(type)) {
            return false;
        }
        if (!REQUIRED.getOrDefault(type, List.of()).stream().allMatch(object::containsKey)) {
            return false;
        }
        if (OBSERVABLES.contains(type)) {
            return true;
        }
        boolean dated =
                type.equals("marking-definition") || instant(object, "modified").isPresent();
        return "2.1".equals(object.get("spec_version"))
                && instant(object, "created").isPresent()
                && dated;
    }

    private static Optional<Instant> instant(Map<String, Object> object, String name) {
        try {
            return object.get(name) instanceof String text && text.endsWith("Z")
                    ? Optional.of(Instant.parse(text))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void leave(Map<String, Object> object, String reason) {
        leftOut.add(new LeftOut(shown(object.get("id")), shown(object.get("type")), reason));
    }

    private static String shown(Object text) {
        var all = text instanceof String said ? said : "";
        return all.substring(0, Math.min(all.length(), 300));
    }

    /** A group while it grows. */
    private static final class Growing {
        private Instant from = Instant.MAX;
        private final Map<Map<String, Object>, String> selectors = new LinkedHashMap<>();
    }

    private record Key(Marking marking, Instant end) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int first = marking.compareTo(other.marking);
            return first != 0 ? first : end.compareTo(other.end);
        }
    }

    private List<Group> groups() {
        var groups = new TreeMap<Key, Growing>();
        var selectors = new StixSelectors(Collections.unmodifiableMap(objects));
        var markings = new StixMarkings(objects);
        objects.forEach((id, object) -> {
            try {
                sort(object, selectors, markings, groups);
            } catch (Beyond beyond) {
                leave(object, beyond.reason());
            }
        });
        return groups.entrySet().stream()
                .map(one -> group(one.getKey(), one.getValue()))
                .toList();
    }

    private void sort(
            Map<String, Object> object, StixSelectors selectors, StixMarkings markings, Map<Key, Growing> groups)
            throws Beyond {
        var type = String.valueOf(object.get("type"));
        if (StixMarkings.isTlp(String.valueOf(object.get("id")))) {
            return;
        }
        if (StixSelectors.isAside(type)) {
            throw new Beyond(type.equals("marking-definition") ? "no-tlp-marking" : "speaks-of-others");
        }
        if (Boolean.TRUE.equals(object.get("revoked"))) {
            throw new Beyond("revoked");
        }
        var found = selectors.of(object);
        var marking = markings.of(object).orElse(fallback.marking());
        boolean own = object.containsKey("valid_from");
        var from =
                own ? instant(object, "valid_from").orElseThrow(() -> new Beyond("invalid-object")) : fallback.from();
        var to = own ? end(object) : fallback.to();
        if (to.isPresent() && !from.isBefore(to.get())) {
            throw new Beyond("invalid-object");
        }
        var group = groups.computeIfAbsent(new Key(marking, to.orElse(Instant.MAX)), _ -> new Growing());
        group.from = from.isBefore(group.from) ? from : group.from;
        found.forEach(selector -> group.selectors.putIfAbsent(selector, String.valueOf(object.get("id"))));
    }

    private static Optional<Instant> end(Map<String, Object> object) throws Beyond {
        if (!object.containsKey("valid_until")) {
            return Optional.empty();
        }
        return Optional.of(instant(object, "valid_until").orElseThrow(() -> new Beyond("invalid-object")));
    }

    private static Group group(Key key, Growing grown) {
        var end = Optional.of(key.end()).filter(instant -> !instant.equals(Instant.MAX));
        return new Group(
                new Claim(key.marking(), grown.from, end),
                List.copyOf(grown.selectors.keySet()),
                List.copyOf(grown.selectors.values()));
    }
}
