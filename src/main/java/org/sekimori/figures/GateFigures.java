package org.sekimori.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each gate did, and how long it was waited for; amendments included. */
final class GateFigures {
    private GateFigures() {}

    /** @param stops whether the committee's clock stands while it waits for a supplement */
    static List<Map<String, Object>> rows(List<Counted> counted, boolean stops) {
        var gates = new TreeMap<String, List<Counted>>();
        counted.forEach(one -> one.gate()
                .ifPresent(gate ->
                        gates.computeIfAbsent(gate, _ -> new ArrayList<>()).add(one)));
        return gates.entrySet().stream()
                .map(gate -> row(gate.getKey(), gate.getValue(), stops))
                .toList();
    }

    private static Map<String, Object> row(String gate, List<Counted> counted, boolean stops) {
        var waited = counted.stream()
                .filter(one -> one.item() == Item.GATE_GRANTED)
                .flatMap(one -> one.waitedSeconds().stream()
                        .map(seconds ->
                                stops ? seconds - one.supplementSeconds().orElse(0L) : seconds))
                .sorted()
                .toList();
        var row = new LinkedHashMap<String, Object>();
        row.put("gate", gate);
        row.put("granted", times(counted, Item.GATE_GRANTED));
        row.put("refused", times(counted, Item.GATE_REFUSED));
        row.put("returned", times(counted, Item.GATE_RETURNED));
        if (!waited.isEmpty()) {
            row.put("medianSeconds", waited.get((waited.size() - 1) / 2));
            row.put("longestSeconds", waited.getLast());
        }
        return row;
    }

    private static long times(List<Counted> counted, Item item) {
        return counted.stream().filter(one -> one.item() == item).count();
    }
}
