package org.sekimori.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.sekimori.testing.Api;
import org.sekimori.testing.Api.Answer;
import org.sekimori.testing.Api.Caller;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;

/** Whoever stands in acts on every node without a pause, upon a case and on something new, until the seat is taken back. */
final class StandInRace {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> CAMPAIGN =
            Map.of("title", "A", "threat", "B", "responsePolicy", "C", "marking", "TLP:AMBER");

    private final Place place;
    private final Caller standIn;
    private final List<Way> ways = new ArrayList<>();
    private final Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Collection<String> wrong = new ConcurrentLinkedQueue<>();

    private record Way(Api api, String path, Map<String, String> body) {
        Answer go(Caller caller) {
            return api.post(caller, path, body, UUID.randomUUID());
        }
    }

    StandInRace(Place place, Caller standIn, List<Api> nodes) {
        this.place = place;
        this.standIn = standIn;
        for (var node : nodes) {
            var operation = Case.at(node, Kind.POLICE_HOME, Point.AUTHORISED);
            ways.add(new Way(node, operation.path("note"), Map.of("text", "So it stands.")));
            ways.add(new Way(node, "/api/campaigns", CAMPAIGN));
        }
    }

    /** Every way is gone at once, and once each was, the seat is taken back; after that each is closed. */
    void run(Runnable revoking) throws InterruptedException {
        var running = new CountDownLatch(ways.size());
        try (var threads = Executors.newFixedThreadPool(ways.size())) {
            ways.forEach(way -> threads.execute(() -> act(way, running)));
            assertThat(running.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            revoking.run();
            ways.forEach(way -> way.go(standIn).refused(403, "seat-not-held"));
        }
        assertThat(wrong).isEmpty();
    }

    private void act(Way way, CountDownLatch running) {
        var answer = way.go(standIn);
        for (; answer.status() != 403; answer = way.go(standIn)) {
            if (answer.status() < 300) {
                answer.json()
                        .path("entries")
                        .forEach(entry -> acknowledged.add(entry.path("id").asText()));
                running.countDown();
            } else if (!answer.code().equals("try-again")) {
                wrong.add(answer.text());
                return;
            }
        }
    }

    /** What was answered is in the log; what the stand-in did for the holder stands between a delegation and its end. */
    void isInOrder(String holder) {
        var ids = new HashSet<String>();
        boolean lent = false;
        int acts = 0;
        for (var entry : log()) {
            ids.add(entry.path("id").asText());
            var type = entry.path("type").asText();
            if (entry.path("subject").toString().contains(holder)) {
                lent = type.endsWith(".Delegated") || (lent && !type.endsWith(".DelegationRevoked"));
            } else if (entry.path("actor").path("standingInFor").asText().equals(holder)) {
                assertThat(lent).as("after the revocation: %s", entry).isTrue();
                acts++;
            }
        }
        assertThat(acknowledged).isNotEmpty();
        assertThat(ids).containsAll(acknowledged);
        assertThat(acts).isGreaterThanOrEqualTo(acknowledged.size());
    }

    private List<JsonNode> log() {
        try (var connection = place.connectAsHub();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT bytes FROM entry WHERE log = 'operations' ORDER BY index")) {
            var entries = new ArrayList<JsonNode>();
            while (rows.next()) {
                entries.add(JSON.readTree(rows.getBytes(1)));
            }
            return entries;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
