package org.sekimori.figures;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sekimori.operation.Agency;

/**
 * The same figures for each party: police and SDF separately, as the law asks, where a joint case counts for each; joint
 * cases by themselves; and all, where each counts once.
 */
final class Parties {
    private Parties() {}

    static Map<String, Object> tree(List<Counted> counted, Function<Collection<Counted>, Map<String, Object>> figures) {
        var tree = new LinkedHashMap<String, Object>();
        for (var agency : Agency.values()) {
            tree.put(
                    agency.wire(),
                    figures.apply(only(counted, one -> one.agencies().contains(agency))));
        }
        tree.put("joint", figures.apply(only(counted, one -> one.agencies().size() > 1)));
        tree.put("all", figures.apply(counted));
        return tree;
    }

    private static List<Counted> only(List<Counted> counted, Predicate<Counted> wanted) {
        return counted.stream().filter(wanted).toList();
    }
}
