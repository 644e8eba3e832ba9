package org.sekimori.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekimori.operation.Halt.Covers;
import org.sekimori.operation.Measure.Aim;

/** Small values: what they take, what they refuse, and that their outside shape reads back. */
class ValuesTest {
    private static final Instant FROM = TestRules.START;

    @ParameterizedTest
    @ValueSource(strings = {"a", "legal", "sdf-91-3", "6-2"})
    void names_are_of_lower_case_letters_digits_and_hyphens(String name) {
        assertThat(new GateId(name)).hasToString(name);
        assertThat(new BasisId(name)).hasToString(name);
        assertThat(new HandlingId(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "Legal", "a_b", "a b", "law/1"})
    void other_names_are_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new GateId(name));
        assertThatIllegalArgumentException().isThrownBy(() -> new BasisId(name));
        assertThatIllegalArgumentException().isThrownBy(() -> new HandlingId(name));
    }

    @Test
    void gates_and_bases_stand_in_the_order_of_their_names() {
        assertThat(List.of(new GateId("a"), new GateId("b"))).isSorted();
        assertThat(new GateId("b")).isGreaterThan(new GateId("a"));
        assertThat(new BasisId("b")).isGreaterThan(new BasisId("a"));
    }

    @Test
    void a_hash_is_of_64_lower_case_hexadecimal_digits() {
        assertThatCode(() -> new ScopeHash("0a".repeat(32))).doesNotThrowAnyException();
        assertThatCode(() -> new Evidence("t", "0a".repeat(32), "open")).doesNotThrowAnyException();
        for (var wrong : List.of("", "0A".repeat(32), "0a".repeat(31), "0a".repeat(33))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ScopeHash(wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> new Evidence("t", wrong, "open"));
        }
    }

    @Test
    void only_japan_is_home_and_what_is_not_known_is_abroad() {
        assertThat(at("JP").abroad()).isFalse();
        assertThat(at("US").abroad()).isTrue();
        assertThat(at(Location.UNKNOWN).abroad()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> at("Japan"));
        assertThatIllegalArgumentException().isThrownBy(() -> at("jp"));
    }

    private static Location at(String country) {
        return new Location(country, "registry", Location.Confidence.LOW, FROM);
    }

    @Test
    void a_selector_says_something_and_not_too_much() {
        assertThatCode(() -> selector("x".repeat(2_048))).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> selector("x".repeat(2_049)));
        assertThatIllegalArgumentException().isThrownBy(() -> selector(" "));
    }

    private static Selector selector(String value) {
        return new Selector(Selector.Kind.DOMAIN, value);
    }

    @Test
    void a_measure_has_an_id_of_plain_characters() {
        assertThat(Draft.measure("m1", new Aim.All()).id()).isEqualTo("m1");
        assertThatIllegalArgumentException().isThrownBy(() -> Draft.measure("m 1", new Aim.All()));
    }

    @Test
    void a_proposal_has_an_executor() {
        var draft = Draft.home();
        draft.executors = Set.of();
        assertThatIllegalArgumentException().isThrownBy(draft::proposal);
    }

    @Test
    void no_policy_goes_below_the_statutory_quorum() {
        var modes = Set.of(QuorumRule.Mode.ROOM);
        var deputy = TestRules.id("member-1");
        assertThat(new QuorumRule(2, modes, deputy, true, true).membersBesides())
                .isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new QuorumRule(1, modes, deputy, true, true));
    }

    @Test
    void a_window_ends_after_it_begins_and_holds_its_beginning_and_not_its_end() {
        var window = window(0, 10);
        assertThat(window.contains(FROM)).isTrue();
        assertThat(window.contains(FROM.minusNanos(1))).isFalse();
        assertThat(window.contains(window.to().minusNanos(1))).isTrue();
        assertThat(window.contains(window.to())).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> window(1, 1));
    }

    @Test
    void a_window_within_another_reaches_beyond_neither_end() {
        assertThat(window(0, 10).within(window(0, 10))).isTrue();
        assertThat(window(1, 9).within(window(0, 10))).isTrue();
        assertThat(window(-1, 9).within(window(0, 10))).isFalse();
        assertThat(window(1, 11).within(window(0, 10))).isFalse();
    }

    @Test
    void windows_overlap_when_less_than_the_margin_lies_between_them() {
        var margin = Duration.ofMinutes(5);
        assertThat(window(0, 10).overlaps(window(14, 20), margin)).isTrue();
        assertThat(window(14, 20).overlaps(window(0, 10), margin)).isTrue();
        assertThat(window(0, 10).overlaps(window(15, 20), margin)).isFalse();
        assertThat(window(15, 20).overlaps(window(0, 10), margin)).isFalse();
        assertThat(window(0, 10).overlaps(window(10, 20), Duration.ZERO)).isFalse();
    }

    /** In minutes. */
    private static Window window(int from, int to) {
        return new Window(FROM.plus(Duration.ofMinutes(from)), FROM.plus(Duration.ofMinutes(to)));
    }

    @Test
    void what_a_halt_covers_reads_back_and_nothing_else_is_read() {
        for (var covers : List.of(new Covers.All(), new Covers.OneTask("x"), new Covers.Targets(List.of("t1", "t2")))) {
            assertThat(Covers.fromShape(covers.shape())).isEqualTo(covers);
        }
        assertThat(List.of(
                        new Covers.All().reach(),
                        new Covers.OneTask("x").reach(),
                        new Covers.Targets(List.of()).reach()))
                .containsExactly(Halt.Reach.ALL, Halt.Reach.TASK, Halt.Reach.TARGETS);
        for (var wrong : List.of("some", Map.of(), Map.of("task", 1), Map.of("task", "x", "targets", List.of()), 7)) {
            assertThatIllegalArgumentException().isThrownBy(() -> Covers.fromShape(wrong));
        }
    }

    @Test
    void what_a_measure_is_aimed_at_reads_back_and_nothing_else_is_read() {
        for (var aim : List.of(new Aim.All(), new Aim.Some(List.of("t1")))) {
            assertThat(Aim.fromShape(aim.shape())).isEqualTo(aim);
        }
        assertThat(new Aim.All().covers("t9")).isTrue();
        assertThat(new Aim.Some(List.of("t1")).covers("t1")).isTrue();
        assertThat(new Aim.Some(List.of("t1")).covers("t9")).isFalse();
        for (var wrong : List.of("some", List.of(1), Map.of())) {
            assertThatIllegalArgumentException().isThrownBy(() -> Aim.fromShape(wrong));
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_seat_reads_back_from_its_name_outside(Seat seat) {
        assertThat(Wire.of(Seat.class, seat.wire())).isSameAs(seat);
        assertThat(seat.wire()).startsWith(seat.body()).doesNotContain("_");
    }

    @Test
    void a_name_outside_that_nobody_has_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Wire.of(Seat.class, "nco.janitor"));
    }

    @Test
    void what_is_withheld_without_its_digest_says_none() {
        assertThat(new Sealed.Withheld<String>("").digest()).isEmpty();
        assertThat(new Sealed.Withheld<String>("sd").digest()).contains("sd");
        assertThat(new SealedList.Withheld<String>("").digest()).isEmpty();
        assertThat(new SealedList.Withheld<String>("sd").digest()).contains("sd");
        assertThat(new SealedList.Withheld<String>("sd").items()).isEmpty();
        assertThat(Sealed.fresh("x").digest()).isEmpty();
        assertThat(SealedList.fresh(List.of("x")).digest()).isEmpty();
    }

    @Test
    void of_a_list_those_elements_are_there_whose_content_is() {
        var list =
                new SealedList.Known<>("sd", List.of(new Sealed.Known<>("a", "x"), new Sealed.Withheld<String>("b")));
        assertThat(list.items()).containsExactly("x");
        assertThat(list.digest()).contains("sd");
    }

    @Test
    void a_paper_that_was_read_keeps_its_readings_in_order() {
        var first = new Document.PaperReading(TestRules.id("mofa"), FROM, TestRules.id("nss"), true);
        var second = new Document.PaperReading(TestRules.id("npsc"), FROM, TestRules.id("nss"), false);
        var paper = new Document(
                new DocumentId(new java.util.UUID(0, 1)),
                new OperationId(new java.util.UUID(0, 2)),
                false,
                Sealed.fresh("t"),
                "ja",
                new HandlingId("limited"),
                Marking.AMBER,
                Optional.empty(),
                Optional.empty(),
                TestRules.actor("nss"),
                FROM,
                List.of());
        assertThat(paper.read(first).read(second).readings()).containsExactly(first, second);
    }
}
