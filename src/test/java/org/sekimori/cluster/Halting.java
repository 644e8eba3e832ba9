package org.sekimori.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.Policies;

/** Cases that the chair halts again and again, and time lets go again and again: each lapse is a timer that must fire once. */
final class Halting {
    private static final int CASES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final List<Case> cases = new ArrayList<>();
    private int halts;

    Halting(Api api) {
        for (int i = 0; i < CASES; i++) {
            cases.add(Case.at(api, Kind.POLICE_HOME, Point.AUTHORISED));
        }
    }

    /** The policies in force, but that a halt of the chair lapses after seconds. */
    static void soonLapsing(Path folder) throws IOException {
        Policies.copyTo(folder);
        var deadlines = folder.resolve("deadlines.yaml");
        var text = Files.readString(deadlines);
        var at = text.indexOf("kind: halt-upholding");
        var soon = text.substring(at).replaceFirst("PT24H", "PT2S").replaceFirst("PT72H", "PT8S");
        assertThat(soon).contains("PT8S");
        Files.writeString(deadlines, text.substring(0, at) + soon);
    }

    void halt(Api api) {
        cases.forEach(each -> each.on(api).does("chair", "halt", Map.of("reason", "Stop.")));
        halts += CASES;
    }

    /** All of them, and each no more than once since the beginning. */
    void lapse(Api api, Place place) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!cases.stream().allMatch(each -> each.on(api).stage().equals("authorised"))) {
            assertThat(System.nanoTime()).as("halts that still stand").isLessThan(end);
            Waiting.millis(200);
        }
        assertThat(lapses(place)).isEqualTo(halts);
    }

    private int lapses(Place place) {
        try (var connection = place.connectAsHub();
                var statement = connection.prepareStatement(
                        "SELECT count(*) FROM entry WHERE log = 'operations' AND type = 'org.sekimori.operation.HaltLapsed'");
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int lapsed() {
        return halts;
    }
}
