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
 * @param acts requests, approvals and ex-post notices of that year, in the order of the log
 * @param recommendations of that year, in the order of the log
 */
public record AnnualReport(
        int year, Extent extent, List<Counted> counted, List<Counted> acts, List<Recommendation> recommendations) {
    public AnnualReport {
        counted = List.copyOf(counted);
        acts = List.copyOf(acts);
        recommendations = List.copyOf(recommendations);
    }

    /**
     * A recommendation, its words apart.
     *
     * @param answered index of the answer, if it came in the same year
     */
    public record Recommendation(Counted made, boolean afterNotice, Optional<Counted> answered) {}

    /** What is known of an act beside the figures; nothing to somebody who may not read the case. */
    @FunctionalInterface
    public interface Words {
        Words NONE = (_, _) -> Map.of();

        /** Fields to stand beside those of the act, and of its answer if it has one. */
        Map<String, Object> of(Counted act, Optional<Counted> answered);
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
        var acts = within.stream()
                .filter(one -> Item.OUTLINED.contains(one.item()))
                .toList();
        return new AnnualReport(year, extent, within, acts, recommendations);
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
        tree.put("acts", acts.stream().map(one -> row(one, words)).toList());
        tree.put(
                "recommendations",
                recommendations.stream().map(one -> row(one, words)).toList());
        return tree;
    }

    private static Map<String, Object> row(Counted act, Words words) {
        var row = row(act);
        row.put("item", act.item().field());
        row.putAll(words.of(act, Optional.empty()));
        return row;
    }

    private static Map<String, Object> row(Counted act) {
        var row = new LinkedHashMap<String, Object>();
        row.put("index", act.index());
        row.put("recorded", act.recorded().toString());
        row.put("agencies", act.agencies().stream().map(a -> a.wire()).sorted().toList());
        row.put("legalBasis", act.legalBasis());
        return row;
    }

    private static Map<String, Object> row(Recommendation recommendation, Words words) {
        var row = row(recommendation.made());
        row.put("afterNotice", recommendation.afterNotice());
        recommendation
                .answered()
                .ifPresent(answer -> row.put("answered", answer.recorded().toString()));
        row.putAll(words.of(recommendation.made(), recommendation.answered()));
        return row;
    }
}
