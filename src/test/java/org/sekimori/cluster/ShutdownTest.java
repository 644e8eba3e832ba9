package org.sekimori.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ShutdownTest {
    private final List<String> ended = Collections.synchronizedList(new ArrayList<>());

    @Test
    void what_started_last_ends_first_and_only_once() {
        var shutdown = new Shutdown(Duration.ofSeconds(5));
        shutdown.add("database", () -> ended.add("database"));
        shutdown.add("http", () -> ended.add("http"));
        shutdown.onceEnded(() -> ended.add("farewell"));
        shutdown.close();
        shutdown.close();
        assertThat(ended).containsExactly("http", "database", "farewell");
    }

    @Test
    void a_part_that_fails_or_hangs_does_not_keep_the_rest() {
        var shutdown = new Shutdown(Duration.ofMillis(200));
        shutdown.add("database", () -> ended.add("database"));
        shutdown.add("hangs", () -> new CountDownLatch(1).await());
        shutdown.add("fails", () -> {
            throw new IllegalStateException("on purpose");
        });
        shutdown.close();
        assertThat(ended).containsExactly("database");
    }

    @Test
    void a_part_that_comes_after_the_end_has_begun_is_ended_at_once() {
        var shutdown = new Shutdown(Duration.ofSeconds(5));
        shutdown.close();
        shutdown.add("late", () -> ended.add("late"));
        assertThat(ended).containsExactly("late");
    }
}
