package org.sekimori.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void own_meters_appear_in_the_scrape() {
        try (var metrics = new Metrics()) {
            metrics.counter("hub.denials", "Authenticated denials", "outcome", "denied")
                    .increment(3);
            metrics.timer("hub.append", "One append").record(Duration.ofMillis(5));
            metrics.gauge("hub.queue", "Waiting entries", () -> 7);
            assertThat(metrics.scrape())
                    .contains(
                            "hub_denials_total{outcome=\"denied\"} 3.0", "hub_append_seconds_count 1", "hub_queue 7.0");
        }
    }
}
