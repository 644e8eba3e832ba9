package org.sekimori.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sekimori.operation.Rejection;

class TitlesTest {
    @Test
    void every_reason_of_a_rejection_has_a_title_in_both_languages() {
        for (var reason : Rejection.Reason.values()) {
            assertThat(Titles.bundle(Locale.JAPANESE).containsKey(reason.wire()))
                    .as(reason.wire())
                    .isTrue();
            assertThat(Titles.bundle(Locale.ENGLISH).containsKey(reason.wire()))
                    .as(reason.wire())
                    .isTrue();
        }
        assertThat(Titles.bundle(Locale.JAPANESE).keySet())
                .isEqualTo(Titles.bundle(Locale.ENGLISH).keySet());
    }

    @Test
    void the_callers_first_wish_counts() {
        assertThat(Titles.language("en-GB,ja;q=0.9")).isEqualTo(Locale.ENGLISH);
        assertThat(Titles.language("ja-JP")).isEqualTo(Locale.JAPANESE);
        assertThat(Titles.language("fr")).isEqualTo(Locale.JAPANESE);
        assertThat(Titles.language("*;;;")).isEqualTo(Locale.JAPANESE);
        assertThat(Titles.language(null)).isEqualTo(Locale.JAPANESE);
    }
}
