package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.journal.Bodies.Reasons;
import org.sekimori.journal.Bodies.Target;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;

class SealingTest {
    private final Sealing sealing = new Sealing(Salts.secure());

    record Targets(SealedList<Target> targets) {}

    private static Reasons reasons(String reasons, String... conditions) {
        return new Reasons(Sealed.fresh(reasons), Optional.empty(), SealedList.fresh(List.of(conditions)));
    }

    static Map<String, String> texts(List<Disclosure> disclosures) {
        var texts = new HashMap<String, String>();
        disclosures.forEach(d -> texts.put(d.digest(), d.text()));
        return texts;
    }

    @Test
    void the_known_answer_of_rfc_9901() {
        assertThat(DisclosureText.digestOf("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"))
                .isEqualTo("X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
    }

    @Test
    void a_disclosure_is_the_canonical_list_of_salt_name_and_value() {
        var counted = new Sealing(block -> {
            for (int i = 0; i < block.length; i++) {
                block[i] = (byte) (i / 16);
            }
        });
        var drawn = counted.seal(reasons("なぜ", "first"), Kept.none()).drawn();
        var plain = drawn.stream()
                .map(d -> new String(
                        java.util.Base64.getUrlDecoder().decode(d.text()), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
        assertThat(plain)
                .containsExactly(
                        "[\"AAAAAAAAAAAAAAAAAAAAAA\",\"reasons\",\"なぜ\"]",
                        "[\"AQEBAQEBAQEBAQEBAQEBAQ\",\"first\"]",
                        "[\"AgICAgICAgICAgICAgICAg\",\"conditions\",[{\"...\":\""
                                + drawn.get(1).digest() + "\"}]]");
        assertThat(drawn).allSatisfy(d -> assertThat(d.text()).doesNotContain("="));
    }

    @Test
    void sealing_changes_no_content_and_leaves_nothing_fresh() {
        var sealed = sealing.seal(reasons("why", "a", "b"), Kept.none());
        assertThat(sealed.drawn()).hasSize(4);
        assertThat(sealed.value().reasons()).isInstanceOf(Sealed.Known.class);
        assertThat(sealed.value().reasons().content()).contains("why");
        assertThat(sealed.value().conditions().items()).containsExactly("a", "b");
        assertThat(sealing.seal(sealed.value(), Kept.none()).drawn()).isEmpty();
    }

    @Test
    void equal_contents_never_share_a_salt() {
        var sealed = sealing.seal(reasons("same", "same", "same"), Kept.none());
        assertThat(sealed.drawn().stream().map(Disclosure::digest)).doesNotHaveDuplicates();
        var again = sealing.seal(reasons("same", "same", "same", "same"), Kept.of(sealed.value()));
        assertThat(again.drawn()).as("one more element and so another list").hasSize(2);
        var elements = ((SealedList.Known<String>) again.value().conditions()).elements();
        assertThat(elements.stream().map(e -> e.digest().orElseThrow())).doesNotHaveDuplicates();
    }

    @Test
    void what_is_unchanged_keeps_its_digest() {
        var first = sealing.seal(reasons("why", "a", "b"), Kept.none()).value();
        var same = sealing.seal(reasons("why", "a", "b"), Kept.of(first));
        assertThat(same.value()).isEqualTo(first);
        assertThat(same.drawn()).isEmpty();
    }

    @Test
    void only_what_changed_is_drawn_again() {
        var first = sealing.seal(reasons("why", "a", "b"), Kept.none()).value();
        var revised = sealing.seal(reasons("why not", "b", "c"), Kept.of(first));
        assertThat(revised.drawn()).as("reasons, c, and the list").hasSize(3);
        var before = ((SealedList.Known<String>) first.conditions()).elements();
        var after = ((SealedList.Known<String>) revised.value().conditions()).elements();
        assertThat(after.getFirst()).isEqualTo(before.getLast());
    }

    @Test
    void another_order_is_another_list_of_the_same_elements() {
        var first = sealing.seal(reasons("why", "a", "b"), Kept.none()).value();
        var revised = sealing.seal(reasons("why", "b", "a"), Kept.of(first));
        assertThat(revised.drawn()).hasSize(1);
        assertThat(revised.value().conditions().digest())
                .isNotEqualTo(first.conditions().digest());
    }

    @Test
    void a_content_keeps_nothing_of_a_component_with_another_name() {
        var first = sealing.seal(reasons("a"), Kept.none()).value();
        var other = new Reasons(Sealed.fresh("b"), Optional.of(Sealed.fresh("a")), SealedList.fresh(List.of()));
        var sealed = sealing.seal(other, Kept.of(first)).value();
        assertThat(sealed.remark().orElseThrow().digest())
                .isNotEqualTo(first.reasons().digest());
    }

    @Test
    void a_snapshot_is_revealed_in_two_steps() {
        var sealed = sealing.seal(reasons("why", "a", "b"), Kept.none());
        var snapshot = RecordMapper.snapshot();
        var loaded = snapshot.read(Reasons.class, snapshot.bytes(sealed.value()));
        var texts = texts(sealed.drawn());
        var first = new HashMap<>(texts);
        first.keySet().retainAll(Sealing.withheldIn(loaded));
        assertThat(first).hasSize(2);
        var outline = Sealing.reveal(loaded, first);
        assertThat(outline.reasons().content()).contains("why");
        assertThat(outline.conditions().items()).isEmpty();
        assertThat(Sealing.withheldIn(outline)).hasSize(2);
        assertThat(Sealing.reveal(outline, texts)).isEqualTo(sealed.value());
        assertThat(Sealing.reveal(loaded, texts)).isEqualTo(sealed.value());
    }

    @Test
    void a_disclosure_that_does_not_fit_its_digest_is_corruption() {
        var sealed = sealing.seal(reasons("why"), Kept.none());
        var digest = sealed.value().reasons().digest().orElseThrow();
        var withheld =
                new Reasons(new Sealed.Withheld<>(digest), Optional.empty(), new SealedList.Withheld<>("unknown"));
        var other = sealing.seal(reasons("why"), Kept.none()).drawn().getFirst().text();
        assertThatExceptionOfType(CorruptJournal.class)
                .isThrownBy(() -> Sealing.reveal(withheld, Map.of(digest, other)));
    }

    @Test
    void a_disclosure_of_another_component_is_corruption() {
        var sealed = sealing.seal(reasons("why"), Kept.none());
        var digest = sealed.value().reasons().digest().orElseThrow();
        var wrong = new Reasons(
                new Sealed.Withheld<>("unknown"),
                Optional.of(new Sealed.Withheld<>(digest)),
                new SealedList.Withheld<>("unknown"));
        assertThatExceptionOfType(CorruptJournal.class).isThrownBy(() -> Sealing.reveal(wrong, texts(sealed.drawn())));
    }

    @Test
    void what_cannot_be_written_is_refused_with_its_place() {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> sealing.seal(reasons("why", "a", "\uD800"), Kept.none()))
                .satisfies(e -> assertThat(e.pointer()).isEqualTo("/conditions/1"));
    }

    @Test
    void a_list_of_26_004_targets_is_sealed_and_revised_in_linear_time() {
        var targets = new ArrayList<Target>();
        for (int i = 0; i < 26_004; i++) {
            targets.add(new Target(new UUID(7, i), "203.0.113." + i % 256 + ":" + i, Optional.of("JP"), false));
        }
        sealing.seal(new Targets(SealedList.fresh(targets)), Kept.none()); // the compiler's share of the time
        var start = Instant.now();
        var sealed = sealing.seal(new Targets(SealedList.fresh(targets)), Kept.none());
        var sealedAt = Instant.now();
        var revised = sealing.seal(new Targets(SealedList.fresh(targets.reversed())), Kept.of(sealed.value()));
        var revisedAt = Instant.now();
        assertThat(sealed.drawn()).hasSize(26_005);
        assertThat(revised.drawn()).hasSize(1);
        assertThat(new HashSet<>(sealed.drawn())).hasSize(26_005);
        // A quadratic way would take minutes; the bound is wide because the machine may be busy.
        assertThat(Duration.between(start, sealedAt)).isLessThan(Duration.ofSeconds(3));
        assertThat(Duration.between(sealedAt, revisedAt)).isLessThan(Duration.ofSeconds(3));
        System.out.println("sealed in " + Duration.between(start, sealedAt) + ", revised in "
                + Duration.between(sealedAt, revisedAt));
    }
}
