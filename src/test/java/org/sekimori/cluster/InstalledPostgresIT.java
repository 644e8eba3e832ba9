package org.sekimori.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekimori.journal.LogReader;
import org.sekimori.journal.Verification;
import org.sekimori.journal.VerifierKey;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.InstalledPostgres;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/** A hub on the PostgreSQL that an administrator installed and runs, named by {@code HUB_DATABASE_URL} alone. */
class InstalledPostgresIT {
    private static final Duration SIGNED = Duration.ofSeconds(20);

    private final Place place = Place.fresh();
    private InstalledPostgres postgres;

    @BeforeEach
    void start() {
        var installed = InstalledPostgres.start();
        Assumptions.assumeTrue(
                installed.isPresent(),
                "No PostgreSQL server of version 15 or later is installed under /usr/lib/postgresql");
        postgres = installed.orElseThrow();
    }

    @AfterEach
    void clear() {
        place.close();
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void a_case_outlives_the_hub_in_it_and_the_log_verifies() throws Exception {
        var settings = Map.of("HUB_DATABASE_URL", postgres.url());
        Case made;
        String hash;
        try (var hub = RunningHub.start(place, 1, settings)) {
            made = Case.at(hub.api(), Kind.POLICE_HOME, Point.REVIEWED).grant("legal");
            hash = made.scopeHash();
            hub.stop();
        }
        assertThat(place.var().resolve("postgres")).as("an embedded one").doesNotExist();
        assertThat(postgres.isRunning())
                .as("the administrator's server is left alone")
                .isTrue();
        try (var hub = RunningHub.start(place, 1, settings)) {
            var found = made.on(hub.api());
            assertThat(found.stage()).isEqualTo("review");
            assertThat(found.gate("legal")).isEqualTo("granted");
            assertThat(found.scopeHash()).isEqualTo(hash);
            found.grant("agency-director").grant("coordination").approve();
            assertThat(found.stage()).isEqualTo("authorised");
            for (var log : new String[] {"operations", "access"}) {
                assertThat(verified(hub, log)).as(log).isPositive();
            }
            hub.stop();
        }
    }

    /** How many entries were read and hashed to their leaves, under a checkpoint that both of the log's keys signed. */
    private static long verified(RunningHub hub, String log) throws IOException {
        var url = URI.create(hub.url() + "/logs/" + log);
        var keys = hub.api()
                .send(hub.api().request("/log-keys").GET())
                .text()
                .lines()
                .map(VerifierKey::parse)
                .filter(key -> key.name().endsWith("/logs/" + log))
                .toList();
        assertThat(keys).hasSize(2);
        waitForCheckpoint(hub, log);
        var reader = LogReader.of(url, Optional.of(hub.api().token("auditor")));
        var verified = new Verification(reader, keys.getFirst().name(), keys, true).run(Optional.empty());
        assertThat(verified.entries()).isEqualTo(verified.checkpoint().size());
        return verified.entries();
    }

    private static void waitForCheckpoint(RunningHub hub, String log) {
        for (long waited = 0; waited < SIGNED.toMillis(); waited += 100) {
            if (hub.api()
                            .send(hub.api()
                                    .request("/logs/" + log + "/checkpoint")
                                    .GET())
                            .status()
                    == 200) {
                return;
            }
            Waiting.millis(100);
        }
    }
}
