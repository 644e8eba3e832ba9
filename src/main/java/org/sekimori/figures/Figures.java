package org.sekimori.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each thing occurred; what never did stands with 0. */
public record Figures(Map<Item, Long> counts) {
    public Figures {
        counts = Map.copyOf(counts);
    }

    public static Figures of(Collection<Counted> counted) {
        var counts = new EnumMap<Item, Long>(Item.class);
        Item.FIGURES.forEach(item -> counts.put(item, 0L));
        counted.stream().filter(one -> !one.item().ofGate()).forEach(one -> counts.merge(one.item(), 1L, Long::sum));
        return new Figures(counts);
    }

    public long of(Item item) {
        return counts.getOrDefault(item, 0L);
    }

    /** By the names of JSON, in the order of {@link Item#FIGURES}. */
    Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        Item.FIGURES.forEach(item -> tree.put(item.field(), of(item)));
        return tree;
    }

    /** In all, and for each legal basis that occurs. */
    static Map<String, Object> byBasis(Collection<Counted> counted) {
        var bases = new TreeMap<String, List<Counted>>();
        counted.forEach(one ->
                bases.computeIfAbsent(one.legalBasis(), _ -> new ArrayList<>()).add(one));
        var tree = new LinkedHashMap<String, Object>();
        tree.put("total", of(counted).tree());
        tree.put(
                "bases",
                bases.entrySet().stream()
                        .map(basis -> {
                            var row = new LinkedHashMap<String, Object>();
                            row.put("legalBasis", basis.getKey());
                            row.put("figures", of(basis.getValue()).tree());
                            return row;
                        })
                        .toList());
        return tree;
    }
}
