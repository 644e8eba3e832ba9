package org.sekimori.pipeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sekimori.operation.AuthorisedScope;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Target;

/** Thousands of targets in a few figures; those whose content was deleted are in the total only. */
final class TargetDigest {
    private final Map<String, Long> countries = new HashMap<>();
    private final Map<String, Long> kinds = new HashMap<>();
    private final Map<String, Long> confidence = new HashMap<>();
    private final TreeMap<Instant, Boolean> asOf = new TreeMap<>();
    private long shared;
    private long thirdParty;

    private TargetDigest() {}

    static Map<String, Object> of(Operation operation) {
        var targets = operation.proposal().targets();
        var digest = new TargetDigest();
        targets.items().forEach(digest::add);
        var tree = digest.tree(CaseReader.count(targets));
        tree.put("excluded", (long) AuthorisedScope.of(operation).excluded().size());
        return tree;
    }

    private void add(Target target) {
        var location = target.location();
        countries.merge(location.country(), 1L, Long::sum);
        kinds.merge(target.selector().kind().wire(), 1L, Long::sum);
        confidence.merge(location.confidence().wire(), 1L, Long::sum);
        asOf.put(location.asOf(), true);
        shared += target.shared() ? 1 : 0;
        thirdParty += target.thirdParty() ? 1 : 0;
    }

    private Map<String, Object> tree(long total) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("total", total);
        tree.put("countries", counted("country", countries));
        tree.put("kinds", counted("kind", kinds));
        tree.put("confidence", counted("confidence", confidence));
        tree.put("shared", shared);
        tree.put("thirdParty", thirdParty);
        if (!asOf.isEmpty()) {
            tree.put("asOf", Map.of("from", CaseReader.text(asOf.firstKey()), "to", CaseReader.text(asOf.lastKey())));
        }
        return tree;
    }

    /** The most first; of equals in the order of their names. */
    private static List<Map<String, Object>> counted(String name, Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(count -> {
                    var tree = new LinkedHashMap<String, Object>();
                    tree.put(name, count.getKey());
                    tree.put("count", count.getValue());
                    return (Map<String, Object>) tree;
                })
                .toList();
    }
}
