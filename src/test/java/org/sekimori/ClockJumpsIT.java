package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.cluster.Shutdown;
import org.sekimori.config.ConfigReader;
import org.sekimori.config.HubConfig;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.Policies;
import org.sekimori.testing.RunningHub;

/** A node whose clock is put back and forth: what is due still happens, and once. */
class ClockJumpsIT {
    private static final Duration BACK = Duration.ofSeconds(3);
    private static final Duration ACKNOWLEDGE = Duration.ofSeconds(4);
    private static final String BREACH = "ObligationBreached";
    private static final int CASES = 4;

    /** Right, or some seconds late, as chance has it; each reading anew. */
    private static final class Jumping extends Clock {
        private final Random random = new Random(7);
        private volatile boolean jumps;

        @Override
        public synchronized Instant instant() {
            var now = Instant.now();
            return jumps && random.nextBoolean() ? now.minus(BACK) : now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.system().withZone(zone);
        }
    }

    @Test
    void a_clock_that_jumps_loses_nothing_that_is_due_and_does_nothing_twice(@TempDir Path policies) throws Exception {
        Policies.copyTo(policies);
        var deadlines = policies.resolve("deadlines.yaml");
        var text = Files.readString(deadlines);
        var acknowledging = "    warn: PT3M\n    breach: PT5M\n";
        assertThat(text).contains(acknowledging);
        Files.writeString(deadlines, text.replace(acknowledging, "    breach: " + ACKNOWLEDGE + "\n"));
        var clock = new Jumping();
        var shutdown = new Shutdown(Duration.ofSeconds(30));
        try (var place = Place.fresh();
                shutdown) {
            Node.start(config(place, policies), 1, clock, shutdown);
            var api = new Api("http://127.0.0.1:" + place.httpPort(), RunningHub.PASSWORD);
            var cases = new ArrayList<Case>();
            for (int i = 0; i < CASES; i++) {
                cases.add(Case.at(api, Kind.POLICE_HOME, Point.TASKED));
            }
            clock.jumps = true;
            cases.forEach(each -> each.does("legal", "halt", Map.of("reason", "Unclear.")));
            for (var each : cases) {
                TimersIT.await(place, each.id(), BREACH);
            }
            clock.jumps = false;
            Thread.sleep(ACKNOWLEDGE.plus(BACK));
            assertThat(cases)
                    .allSatisfy(each ->
                            assertThat(TimersIT.count(place, each.id(), BREACH)).isEqualTo(1));
        }
    }

    private static HubConfig config(Place place, Path policies) {
        return new ConfigReader(
                        Path.of("").toAbsolutePath(),
                        Map.of(
                                "HUB_VAR", place.var().toString(),
                                "HUB_HTTP_PORT", String.valueOf(place.httpPort()),
                                "HUB_CLUSTER_MAX_NODES", "1",
                                "HUB_CLUSTER_PORT", String.valueOf(place.clusterPort()),
                                "HUB_DEMO_PASSWORD", RunningHub.PASSWORD,
                                "HUB_POLICIES", policies.toString()))
                .read();
    }
}
