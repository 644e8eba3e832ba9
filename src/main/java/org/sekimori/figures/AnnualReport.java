package org.sekimori.figures;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a year in Japan (Act 42 art 61). What was recorded later changes nothing in it: an answer that came in the
 * next year stands in the report of that year.
 *
 * @param counted of that year, in the order of the log
 * @param recommendations of that year, in the order of the log
 */
public record AnnualReport(int year, Extent extent, List<Counted> counted, List<Recommendation> recommendations) {
    public AnnualReport {
        counted = List.copyOf(counted);
        recommendations = List.copyOf(recommendations);
    }

    /**
     * A recommendation, its words apart.
     *
     * @param answered index of the answer, if it came in the same year
     */
    public record Recommendation(Counted made, boolean afterNotice, Optional<Counted> answered) {}

    /** What is known of a recommendation beside the figures; nothing to somebody who may not read the case. */
    @FunctionalInterface
    public interface Words {
        Words NONE = _ -> Map.of();

        /** Fields to stand beside a recommendation's own. */
        Map<String, Object> of(Recommendation recommendation);
    }

    /**
     * The report of that year.
     *
     * @param counted of the year at least, in any order
     */
    public static AnnualReport of(int year, Extent extent, Collection<Counted> counted) {
        var period = Period.year(year);
        var within = counted.stream()
                .filter(one -> period.holds(one.recorded()))
                .sorted(Comparator.comparingLong(Counted::index).thenComparing(Counted::item))
                .toList();
        var recommendations = within.stream()
                .filter(one -> one.item() == Item.RECOMMENDATIONS)
                .map(one -> recommendation(one, within))
                .toList();
        return new AnnualReport(year, extent, within, recommendations);
    }

    private static Recommendation recommendation(Counted made, List<Counted> within) {
        var afterNotice = within.stream()
                .anyMatch(one -> one.item() == Item.RECOMMENDATIONS_AFTER_NOTICE && one.index() == made.index());
        var answered = within.stream()
                .filter(one -> one.item() == Item.RECOMMENDATIONS_ANSWERED
                        && one.operation().equals(made.operation())
                        && one.index() > made.index())
                .findFirst();
        return new Recommendation(made, afterNotice, answered);
    }

    /** What the hub answers and the command line prints. */
    public Map<String, Object> tree(Words words) {
        var period = Period.year(year);
        var tree = new LinkedHashMap<String, Object>();
        tree.put("year", (long) year);
        tree.put("timeZone", Period.ZONE);
        tree.put("from", period.from().toString());
        tree.put("to", period.to().toString());
        tree.put("complete", extent.covers(period));
        tree.put("counted", extent.tree());
        tree.putAll(Parties.tree(counted, Figures::byBasis));
        tree.put(
                "recommendations",
                recommendations.stream().map(one -> row(one, words)).toList());
        return tree;
    }

    private static Map<String, Object> row(Recommendation recommendation, Words words) {
        var made = recommendation.made();
        var row = new LinkedHashMap<String, Object>();
        row.put("index", made.index());
        row.put("recorded", made.recorded().toString());
        row.put("agencies", made.agencies().stream().map(a -> a.wire()).sorted().toList());
        row.put("legalBasis", made.legalBasis());
        row.put("afterNotice", recommendation.afterNotice());
        recommendation
                .answered()
                .ifPresent(answer -> row.put("answered", answer.recorded().toString()));
        row.putAll(words.of(recommendation));
        return row;
    }
}
