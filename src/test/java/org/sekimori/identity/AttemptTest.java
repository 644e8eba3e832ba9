package org.sekimori.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Attempt ATTEMPT = Attempt.begin("/operations?q=関守", NOW, new SecureRandom());

    @Test
    void what_was_begun_is_what_the_cookie_holds() {
        assertThat(Attempt.of(ATTEMPT.cookie(), NOW)).contains(ATTEMPT);
    }

    @Test
    void it_lasts_ten_minutes() {
        assertThat(Attempt.of(ATTEMPT.cookie(), NOW.plusSeconds(599))).isPresent();
        assertThat(Attempt.of(ATTEMPT.cookie(), NOW.plusSeconds(600))).isEmpty();
    }

    @Test
    void none_begins_in_the_future_but_for_the_clocks_of_other_nodes() {
        assertThat(Attempt.of(ATTEMPT.cookie(), NOW.minusSeconds(60))).isPresent();
        assertThat(Attempt.of(ATTEMPT.cookie(), NOW.minusSeconds(61))).isEmpty();
    }

    @Test
    void whoever_changes_the_cookie_changes_the_state() {
        var earlier =
                ATTEMPT.cookie().replace("." + NOW.getEpochSecond() + ".", "." + (NOW.getEpochSecond() - 500) + ".");
        assertThat(Attempt.of(earlier, NOW).orElseThrow().isState(ATTEMPT.state()))
                .isFalse();
        var elsewhere = ATTEMPT.cookie().replaceFirst("[^.]+$", "Ly9ldmlsLmV4YW1wbGU");
        assertThat(Attempt.of(elsewhere, NOW).orElseThrow().isState(ATTEMPT.state()))
                .isFalse();
    }

    @Test
    void what_the_issuer_sees_tells_nothing_of_the_rest() {
        assertThat(List.of(ATTEMPT.state(), ATTEMPT.nonce(), ATTEMPT.verifier(), ATTEMPT.challenge()))
                .doesNotHaveDuplicates()
                .allMatch(text ->
                        text.matches("[A-Za-z0-9_-]{43}") && !ATTEMPT.cookie().contains(text));
    }

    @Test
    void no_two_are_alike() {
        assertThat(Attempt.begin("/", NOW, new SecureRandom()).state())
                .isNotEqualTo(Attempt.begin("/", NOW, new SecureRandom()).state());
    }

    @Test
    void what_is_no_cookie_of_ours_is_none() {
        for (var other : List.of(
                "", "x", "a.b.c", ATTEMPT.cookie() + ".", ATTEMPT.cookie().substring(1))) {
            assertThat(Attempt.of(other, NOW)).as(other).isEmpty();
        }
    }
}
