package org.sekimori.figures;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Running figures for internal use: month by month, up to the month of the last entry that was counted.
 *
 * @param counted of those months, in the order of the log
 * @param months the oldest first
 */
public record Statistics(Extent extent, List<Counted> counted, List<YearMonth> months) {
    public Statistics {
        counted = List.copyOf(counted);
        months = List.copyOf(months);
    }

    /** The months to look at: that many, the last being that of the last entry; none of an empty log. */
    public static List<YearMonth> months(Extent extent, int count) {
        var months = new ArrayList<YearMonth>();
        extent.latest().map(Period::monthOf).ifPresent(last -> {
            for (int before = count - 1; before >= 0; before--) {
                months.add(last.minusMonths(before));
            }
        });
        return months;
    }

    /**
     * The figures of so many months.
     *
     * @param counted of those months at least, in any order
     */
    public static Statistics of(Extent extent, int count, Collection<Counted> counted) {
        var months = months(extent, count);
        var within = counted.stream()
                .filter(one -> months.contains(Period.monthOf(one.recorded())))
                .sorted(Comparator.comparingLong(Counted::index).thenComparing(Counted::item))
                .toList();
        return new Statistics(extent, within, months);
    }

    /**
     * Without the cases by stage, which are no matter of counting entries.
     *
     * @param supplementStops whether by policy the committee's clock stands while it waits for a supplement
     */
    public Map<String, Object> tree(boolean supplementStops) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("timeZone", Period.ZONE);
        tree.put("counted", extent.tree());
        tree.putAll(Parties.tree(counted, some -> Figures.of(some).tree()));
        tree.put("months", months.stream().map(this::month).toList());
        tree.put("gates", GateFigures.rows(counted, supplementStops));
        return tree;
    }

    private Map<String, Object> month(YearMonth month) {
        var within = counted.stream()
                .filter(one -> Period.month(month).holds(one.recorded()))
                .toList();
        var row = new LinkedHashMap<String, Object>();
        row.put("month", month.toString());
        row.putAll(Parties.tree(within, some -> Figures.of(some).tree()));
        return row;
    }
}
