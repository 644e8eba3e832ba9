package org.sekimori.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sekimori.exchange.StixPattern.Beyond;
import org.sekimori.exchange.StixPattern.Comparison;

/**
 * What one object of a bundle is recognised by, as trees of selectors.
 *
 * @param objects of the bundle by id, for what refers to others
 */
record StixSelectors(Map<String, Map<String, Object>> objects) {
    private static final Set<String> MEANT_BY_OTHERS = Set.of("marking-definition", "extension-definition", "identity");

    /** Whether nothing is lost when the object itself becomes no selector: it only speaks of others. */
    static boolean isAside(String type) {
        return MEANT_BY_OTHERS.contains(type);
    }

    List<Map<String, Object>> of(Map<String, Object> object) throws Beyond {
        return switch (String.valueOf(object.get("type"))) {
            case "indicator" -> indicator(object);
            case "ipv4-addr" -> List.of(address("ipv4", text(object, "value")));
            case "ipv6-addr" -> List.of(address("ipv6", text(object, "value")));
            case "domain-name" -> List.of(selector("domain", text(object, "value")));
            case "url" -> List.of(selector("url", text(object, "value")));
            case "email-addr" -> List.of(selector("account", text(object, "value")));
            case "user-account" -> List.of(account(object));
            case "autonomous-system" -> List.of(selector("asn", "AS" + number(object, "number")));
            case "network-traffic" -> connection(object);
            case "malware" -> List.of(named("malware", object));
            case "intrusion-set", "threat-actor" -> List.of(named("threat-actor", object));
            case "infrastructure" -> throw new Beyond("known-by-its-observables");
            case "relationship", "sighting", "observed-data", "grouping", "report", "note", "opinion" ->
                throw new Beyond("speaks-of-others");
            case "file", "process", "x509-certificate", "mutex", "windows-registry-key", "software", "artifact" ->
                throw new Beyond("no-such-selector");
            case "directory", "email-message", "mac-addr" -> throw new Beyond("no-such-selector");
            case "attack-pattern", "campaign", "course-of-action", "location", "malware-analysis", "tool" ->
                throw new Beyond("no-such-selector");
            case "vulnerability", "language-content", "incident" -> throw new Beyond("no-such-selector");
            default -> throw new Beyond("unknown-type");
        };
    }

    private static List<Map<String, Object>> indicator(Map<String, Object> object) throws Beyond {
        if (!text(object, "pattern_type").equals("stix")) {
            throw new Beyond("pattern-language");
        }
        var selectors = new ArrayList<Map<String, Object>>();
        for (var together : StixPattern.alternatives(text(object, "pattern"))) {
            selectors.addAll(together.size() == 1 ? alone(together.getFirst()) : List.of(socket(together)));
        }
        return selectors;
    }

    private static List<Map<String, Object>> alone(Comparison comparison) throws Beyond {
        var selectors = new ArrayList<Map<String, Object>>();
        for (var constant : comparison.constants()) {
            selectors.add(
                    switch (comparison.path()) {
                        case "ipv4-addr:value" -> address("ipv4", constant);
                        case "ipv6-addr:value" -> address("ipv6", constant);
                        case "network-traffic:dst_ref.value", "network-traffic:src_ref.value" -> host(constant);
                        case "domain-name:value" -> exactly(comparison, selector("domain", constant));
                        case "url:value" -> exactly(comparison, selector("url", constant));
                        case "email-addr:value", "user-account:account_login", "user-account:user_id" ->
                            exactly(comparison, selector("account", constant));
                        case "autonomous-system:number" -> exactly(comparison, selector("asn", "AS" + constant));
                        default -> throw new Beyond("pattern-object");
                    });
        }
        return selectors;
    }

    /** ISSUBSET is a word about networks. */
    private static Map<String, Object> exactly(Comparison comparison, Map<String, Object> selector) throws Beyond {
        if (!comparison.operator().equals("=")) {
            throw new Beyond("pattern-operator");
        }
        return selector;
    }

    /** One end of a connection and its port; of the rest, what stands beside it narrows what a selector cannot say. */
    private static Map<String, Object> socket(List<Comparison> together) throws Beyond {
        var said = new LinkedHashMap<String, String>();
        for (var comparison : together) {
            if (comparison.constants().size() != 1 || !comparison.operator().equals("=")) {
                throw new Beyond("pattern-and");
            }
            if (said.putIfAbsent(comparison.path(), comparison.constants().getFirst()) != null) {
                throw new Beyond("pattern-and");
            }
        }
        for (var end : List.of("dst", "src")) {
            var address = said.get("network-traffic:" + end + "_ref.value");
            var port = said.get("network-traffic:" + end + "_port");
            if (said.size() == 2 && address != null && port != null) {
                return at(address, port);
            }
        }
        throw new Beyond("pattern-and");
    }

    private static Map<String, Object> at(String address, String port) throws Beyond {
        if (!isAddress(address)) {
            throw new Beyond("port-of-a-name");
        }
        return selector("socket", (address.contains(":") ? "[" + address + "]" : address) + ":" + port);
    }

    private List<Map<String, Object>> connection(Map<String, Object> object) throws Beyond {
        var ends = new ArrayList<Map<String, Object>>();
        for (var end : List.of("dst", "src")) {
            var reference = object.get(end + "_ref");
            if (reference != null) {
                var other = Optional.ofNullable(objects.get(String.valueOf(reference)))
                        .orElseThrow(() -> new Beyond("missing-reference"));
                var value = text(other, "value");
                var port = object.get(end + "_port");
                ends.add(port == null || !isAddress(value) ? host(value) : at(value, number(object, end + "_port")));
            }
        }
        if (ends.isEmpty()) {
            throw new Beyond("no-such-selector");
        }
        return ends;
    }

    private static Map<String, Object> account(Map<String, Object> object) throws Beyond {
        var names = new ArrayList<String>();
        for (var name : List.of("account_login", "user_id")) {
            if (object.get(name) instanceof String text && !text.isBlank() && !names.contains(text)) {
                names.add(text);
            }
        }
        if (names.isEmpty()) {
            throw new Beyond("no-such-selector");
        }
        return named("account", names.getFirst(), names.subList(1, names.size()));
    }

    private static Map<String, Object> named(String kind, Map<String, Object> object) throws Beyond {
        var aliases = new ArrayList<String>();
        if (object.get("aliases") instanceof List<?> list) {
            for (var alias : list) {
                if (!(alias instanceof String text)) {
                    throw new Beyond("invalid-object");
                }
                aliases.add(text);
            }
        }
        if (!object.containsKey("name")) {
            throw new Beyond("no-name");
        }
        return named(kind, text(object, "name"), aliases);
    }

    private static Map<String, Object> named(String kind, String name, List<String> aliases) {
        var tree = selector(kind, name);
        var others =
                aliases.stream().filter(alias -> !alias.isBlank()).distinct().toList();
        if (!others.isEmpty()) {
            tree.put("aliases", others);
        }
        return tree;
    }

    private static Map<String, Object> address(String kind, String value) {
        return selector(value.contains("/") ? "cidr" : kind, value);
    }

    private static Map<String, Object> host(String value) {
        return isAddress(value.split("/", 2)[0])
                ? address(value.contains(":") ? "ipv6" : "ipv4", value)
                : selector("domain", value);
    }

    /** By its look alone; the hub reads it properly afterwards. */
    private static boolean isAddress(String value) {
        return value.contains(":") || value.matches("[0-9]+(\\.[0-9]+){3}");
    }

    private static Map<String, Object> selector(String kind, String value) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("kind", kind);
        tree.put("value", value);
        return tree;
    }

    private static String text(Map<String, Object> object, String name) throws Beyond {
        if (object.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new Beyond("invalid-object");
    }

    private static String number(Map<String, Object> object, String name) throws Beyond {
        if (object.get(name) instanceof Number number && number.toString().matches("[0-9]{1,10}")) {
            return number.toString();
        }
        throw new Beyond("invalid-object");
    }
}
