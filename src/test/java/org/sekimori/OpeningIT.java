package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

class OpeningIT {
    /** More than the minute after which the hub sums up whom it did not know. */
    private static final Duration SUMMED = Duration.ofSeconds(90);

    @Test
    void a_hub_that_put_strangers_on_record_starts_again_and_says_nothing_twice() throws Exception {
        try (var place = Place.fresh()) {
            try (var first = RunningHub.start(place, 1)) {
                var opened = place.size("access");
                assertThat(stranger(first)).isEqualTo(401);
                var end = Instant.now().plus(SUMMED);
                while (place.size("access") == opened) {
                    assertThat(Instant.now()).as("waiting for the minute's sum").isBefore(end);
                    Thread.sleep(500);
                }
                first.stop();
            }
            try (var second = RunningHub.start(place, 1)) {
                var size = place.size("access");
                assertThat(second.api().get("legal", "/api/me").status()).isEqualTo(200);
                assertThat(place.size("access")).isBetween(size, size + 1);
                second.stop();
            }
        }
    }

    private static int stranger(RunningHub hub) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(hub.url() + "/api/me")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
