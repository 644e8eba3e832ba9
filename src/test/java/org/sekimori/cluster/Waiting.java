package org.sekimori.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.sekimori.testing.Api;

/** Waits of tests, each bounded. */
final class Waiting {
    private Waiting() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Until the node says that it is ready; answers how long that took. */
    static Duration untilReady(Api api, Duration patience) {
        var start = System.nanoTime();
        while (true) {
            var answer = api.send(api.request("/health/ready").GET());
            var took = Duration.ofNanos(System.nanoTime() - start);
            if (answer.status() == 200) {
                return took;
            }
            assertThat(took).as(answer.text()).isLessThan(patience);
            millis(50);
        }
    }
}
