package org.sekimori.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final History history = new History();

    private static long of(LogCount tally, int year, String party, Item item) {
        return total(tally.annual(year).tree(AnnualReport.Words.NONE), party, item);
    }

    private long of(String party, Item item) {
        return of(history.tally(), 2026, party, item);
    }

    private static long total(Map<String, Object> tree, String party, Item item) {
        var figures = (Map<?, ?>) ((Map<?, ?>) tree.get(party)).get("total");
        return (long) figures.get(item.field());
    }

    @Test
    void police_and_sdf_are_counted_separately_and_a_joint_case_for_each() {
        history.police(1);
        history.draft(2, "sdf-95-4", "sdf").add(2, "Submitted");
        history.draft(3, "sdf-91-3", "police", "sdf").add(3, "Submitted").approved(3);
        assertThat(of("police", Item.REQUESTS)).isEqualTo(2);
        assertThat(of("sdf", Item.REQUESTS)).isEqualTo(2);
        assertThat(of("joint", Item.REQUESTS)).isEqualTo(1);
        assertThat(of("all", Item.REQUESTS)).isEqualTo(3);
        assertThat(of("police", Item.APPROVALS)).isEqualTo(1);
        assertThat(of("sdf", Item.APPROVALS)).isEqualTo(1);
        assertThat(of("all", Item.APPROVALS)).isEqualTo(1);
        assertThat(history.tally().annual(2026).tree(AnnualReport.Words.NONE).toString())
                .contains("bases=[{legalBasis=police-6-2", "{legalBasis=sdf-91-3", "{legalBasis=sdf-95-4");
    }

    @Test
    void who_carries_it_out_is_who_did_when_the_entry_was_written() {
        history.police(1);
        history.add(1, "Revised", "legalBasis", "sdf-91-3", "executors", List.of("police", "sdf"), "narrowing", false);
        history.add(1, "Submitted").approved(1);
        assertThat(of("sdf", Item.REQUESTS)).isZero();
        assertThat(of("sdf", Item.REQUESTS_AGAIN)).isEqualTo(1);
        assertThat(of("sdf", Item.APPROVALS)).isEqualTo(1);
        assertThat(of("police", Item.APPROVALS)).isEqualTo(1);
    }

    @Test
    void what_the_committee_decides_is_told_from_what_others_decide() {
        history.police(1).add(1, "Granted", "gate", "legal", "scopeHash", "h");
        history.add(1, "Returned", "gate", "coordination", "scopeHash", "h");
        history.add(1, "Submitted").add(1, "Returned", "gate", "committee", "scopeHash", "h", "sitting", "s");
        history.add(1, "Submitted").add(1, "Refused", "gate", "committee", "scopeHash", "h", "sitting", "s");
        history.police(2).add(2, "Refused", "gate", "legal", "scopeHash", "h");
        assertThat(of("police", Item.APPROVALS)).isZero();
        assertThat(of("police", Item.REQUESTS)).isEqualTo(2);
        assertThat(of("police", Item.REQUESTS_AGAIN)).isEqualTo(2);
        assertThat(of("police", Item.RETURNS)).isEqualTo(1);
        assertThat(of("police", Item.OTHER_RETURNS)).isEqualTo(1);
        assertThat(of("police", Item.REFUSALS)).isEqualTo(1);
        assertThat(of("police", Item.OTHER_REFUSALS)).isEqualTo(1);
    }

    @Test
    void a_grant_of_an_amendment_is_no_approval_of_another_case() {
        history.police(1).approved(1).add(1, "Amended", "scopeHash", "wider");
        history.add(1, "Granted", "gate", "committee", "scopeHash", "wider", "sitting", "s");
        assertThat(of("police", Item.APPROVALS)).isEqualTo(1);
        assertThat(of("police", Item.AMENDMENTS_APPROVED)).isZero();
        history.add(1, "Widened");
        history.add(1, "Amended", "scopeHash", "wider yet")
                .add(1, "AmendmentEnded", "outcome", "refused", "gate", "legal");
        history.add(1, "Amended", "scopeHash", "wider yet").add(1, "AmendmentEnded", "outcome", "withdrawn");
        assertThat(of("police", Item.AMENDMENTS)).isEqualTo(3);
        assertThat(of("police", Item.AMENDMENTS_APPROVED)).isEqualTo(1);
        assertThat(of("police", Item.AMENDMENTS_REFUSED)).isEqualTo(1);
        assertThat(of("police", Item.AMENDMENTS_WITHDRAWN)).isEqualTo(1);
        assertThat(of("police", Item.REFUSALS)).isZero();
    }

    @Test
    void a_recommendation_after_a_notice_is_told_from_any_other() {
        history.police(1).add(1, "ExceptionInvoked").add(1, "CommitteeNotified").add(1, "Recommended");
        history.police(2).add(2, "Recommended").add(2, "RecommendationAnswered");
        assertThat(of("police", Item.EXCEPTIONS)).isEqualTo(1);
        assertThat(of("police", Item.EX_POST_NOTICES)).isEqualTo(1);
        assertThat(of("police", Item.RECOMMENDATIONS)).isEqualTo(2);
        assertThat(of("police", Item.RECOMMENDATIONS_AFTER_NOTICE)).isEqualTo(1);
        var recommendations = history.tally().annual(2026).recommendations();
        assertThat(recommendations).extracting(one -> one.afterNotice()).containsExactly(true, false);
        assertThat(recommendations)
                .extracting(one -> one.answered().isPresent())
                .containsExactly(false, true);
    }

    @Test
    void what_was_only_drafted_was_never_asked_for() {
        history.draft(1, "police-6-2", "police").add(1, "Withdrawn");
        history.police(2).add(2, "Withdrawn");
        assertThat(of("police", Item.REQUESTS)).isEqualTo(1);
        assertThat(of("police", Item.WITHDRAWN)).isEqualTo(1);
    }

    @Test
    void execution_is_what_was_logged_and_a_safe_stop_is_not_out_of_scope() {
        history.police(1).add(1, "Started").add(1, "Closed");
        history.police(2).add(2, "Started").add(2, "Logged", "inScope", true);
        history.add(2, "Logged", "inScope", false).add(2, "Halted", "authority", "hub");
        history.add(2, "Logged", "inScope", false, "safeStop", true).add(2, "Halted", "authority", "committee");
        history.add(2, "Logged", "inScope", false, "safeStop", true, "flags", List.of("wrong-target"));
        history.add(2, "Revoked", "sitting", "s").add(2, "Closed");
        assertThat(of("police", Item.STARTED)).isEqualTo(2);
        assertThat(of("police", Item.OUT_OF_SCOPE)).isEqualTo(2);
        assertThat(of("police", Item.HALTS)).isEqualTo(2);
        assertThat(of("police", Item.HALTS_BY_COMMITTEE)).isEqualTo(1);
        assertThat(of("police", Item.REVOCATIONS_BY_COMMITTEE)).isEqualTo(1);
        assertThat(of("police", Item.CLOSED_WITH_EXECUTION)).isEqualTo(1);
        assertThat(of("police", Item.CLOSED_WITHOUT_EXECUTION)).isEqualTo(1);
    }

    @Test
    void the_year_begins_at_midnight_in_japan() {
        history.now = Instant.parse("2026-12-31T14:59:58Z");
        history.police(1).police(2);
        assertThat(of(history.tally(), 2026, "all", Item.REQUESTS)).isEqualTo(1);
        assertThat(of(history.tally(), 2027, "all", Item.REQUESTS)).isEqualTo(1);
        assertThat(of(history.tally(), 2025, "all", Item.REQUESTS)).isZero();
    }

    @Test
    void a_year_that_is_over_does_not_change_any_more() {
        history.police(1).add(1, "CommitteeNotified").add(1, "Recommended");
        assertThat(complete(2026)).isFalse();
        history.now = Instant.parse("2027-01-05T00:00:00Z");
        history.entry("operations", "hub", "org.sekimori.hub.AccessCheckpoint", new UUID(0, 9), Map.of());
        assertThat(complete(2026)).isTrue();
        var before = history.tally().annual(2026);
        history.add(1, "RecommendationAnswered").police(2);
        var after = history.tally().annual(2026);
        assertThat(after.counted()).isEqualTo(before.counted());
        assertThat(after.recommendations()).isEqualTo(before.recommendations());
        assertThat(of(history.tally(), 2027, "police", Item.RECOMMENDATIONS_ANSWERED))
                .isEqualTo(1);
    }

    private boolean complete(int year) {
        return (boolean)
                history.tally().annual(year).tree(AnnualReport.Words.NONE).get("complete");
    }

    @Test
    void a_year_without_anything_answers_zeros_for_everybody() {
        var tree = new LogCount().annual(2031).tree(AnnualReport.Words.NONE);
        for (var party : List.of("police", "sdf", "joint", "all")) {
            for (var item : Item.FIGURES) {
                assertThat(total(tree, party, item)).as(party + " " + item).isZero();
            }
        }
    }

    @Test
    void an_exercise_never_counts() {
        var exercise = "exercise";
        assertThat(Counting.concerns(exercise, "operation", "org.sekimori.operation.Submitted"))
                .isFalse();
        var tally = history.police(1).tally();
        var played = new ClearEntry(
                exercise, 2, "org.sekimori.operation.Submitted", "operation", new UUID(0, 1), History.START, Map.of());
        assertThatThrownBy(() -> tally.take(played)).hasMessageContaining("exercise");
        assertThat(tally.extent().size()).isEqualTo(2);
    }

    @Test
    void what_happens_within_a_sitting_is_never_looked_at() {
        history.police(1);
        for (var type : List.of("Closed", "Recused", "Moved")) {
            history.entry("operations", "sitting", "org.sekimori.sitting." + type, new UUID(0, 1), Map.of());
        }
        assertThat(history.tally().counted()).hasSize(1);
    }

    @Test
    void no_entry_is_left_out_or_taken_twice() {
        var entries = history.police(1).police(2).entries();
        assertThatThrownBy(() -> History.tally(entries.subList(1, 3))).isInstanceOf(IllegalArgumentException.class);
        var tally = History.tally(entries);
        assertThatThrownBy(() -> tally.take(entries.getLast())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void months_run_up_to_the_last_entry_and_gates_tell_how_long_they_were_waited_for() {
        history.now = Instant.parse("2026-01-10T00:00:00Z");
        history.police(1);
        history.now = history.now.plusSeconds(3_599);
        history.add(1, "Granted", "gate", "legal", "scopeHash", "h");
        history.now = Instant.parse("2026-03-31T15:00:00Z");
        history.police(2);
        var tally = history.tally();
        var statistics = Statistics.of(tally.extent(), 12, tally.counted());
        assertThat(statistics.months()).hasSize(12);
        assertThat(statistics.months().getLast()).hasToString("2026-04");
        var tree = statistics.tree(true);
        assertThat(((List<?>) tree.get("months"))).hasSize(12);
        assertThat(((List<?>) tree.get("gates")).toString())
                .isEqualTo("[{gate=legal, granted=1, refused=0, returned=0, medianSeconds=3600, longestSeconds=3600}]");
        assertThat(((Map<?, ?>) tree.get("all")).get("requests")).isEqualTo(2L);
        assertThat(Statistics.of(tally.extent(), 3, tally.counted())
                        .tree(true)
                        .get("all")
                        .toString())
                .contains("requests=1,");
    }

    @Test
    void what_the_committee_waited_for_a_supplement_is_no_lead_time_of_its_gate_where_the_clock_stands() {
        history.now = Instant.parse("2026-01-10T00:00:00Z");
        history.police(1);
        history.now = history.now.plusSeconds(999);
        history.add(1, "ObligationOpened", "obligation", "o-1", "kind", "supplement");
        history.now = history.now.plusSeconds(499);
        history.add(1, "ObligationOpened", "obligation", "o-2", "kind", "condition");
        history.now = history.now.plusSeconds(499);
        history.add(1, "ObligationFulfilled", "obligation", "o-1");
        history.now = history.now.plusSeconds(99);
        history.add(1, "Granted", "gate", "committee", "scopeHash", "h", "sitting", "s");
        var tally = history.tally();
        var statistics = Statistics.of(tally.extent(), 1, tally.counted());
        var asked = gates(statistics, false);
        assertThat(gates(statistics, true)).isEqualTo(asked - 1_000);
    }

    private static long gates(Statistics statistics, boolean stops) {
        var gates = (List<?>) statistics.tree(stops).get("gates");
        return (Long) ((Map<?, ?>) gates.getFirst()).get("longestSeconds");
    }
}
