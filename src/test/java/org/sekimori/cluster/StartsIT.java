package org.sekimori.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.testing.Case;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.Policies;
import org.sekimori.testing.RunningHub;
import org.sekimori.testing.TestDatabase;

/** How nodes start, join, stop, recover, and what they say when they cannot start. */
class StartsIT {
    private static final Duration READY = Duration.ofSeconds(30);
    private static final int UNUSABLE = 2;

    private final Place place = Place.fresh();

    @TempDir
    Path directory;

    @AfterEach
    void clear() {
        place.close();
    }

    @Test
    void a_second_node_joins_and_the_last_to_stop_cleanly_stops_the_database() {
        try (var one = RunningHub.start(place, 1)) {
            tell("first start", one);
            var made = Case.draft(one.api(), Kind.POLICE_HOME);
            try (var two = RunningHub.start(place, 2)) {
                tell("second node", two);
                Waiting.untilReady(one.api(), READY);
                Waiting.untilReady(two.api(), READY);
                one.stop();
                assertThat(place.postgres()).as("another node uses it").isPresent();
                assertThat(two.api().get("coordinator", made.path()).ok().id()).isEqualTo(made.id());
                Waiting.untilReady(two.api(), READY);
                two.stop();
                assertThat(place.postgres()).as("nobody uses it").isEmpty();
            }
            try (var again = RunningHub.start(place, 1)) {
                tell("second start", again);
                assertThat(again.api().get("coordinator", made.path()).ok().id())
                        .isEqualTo(made.id());
                again.stop();
            }
        }
    }

    @Test
    void after_kill_9_of_the_jvm_the_next_start_adopts_the_database_and_stops_it_in_the_end() {
        long server;
        try (var first = RunningHub.start(place, 1)) {
            server = place.postgres().orElseThrow().pid();
            first.kill9();
        }
        assertThat(place.postgres()).as("it lives on").isPresent();
        try (var next = RunningHub.start(place, 1)) {
            tell("start after kill -9 of the JVM", next);
            assertThat(place.postgres().orElseThrow().pid()).isEqualTo(server);
            next.stop();
        }
        assertThat(place.postgres()).isEmpty();
    }

    @Test
    void real_logs_and_demonstration_logs_never_mix() throws Exception {
        try (var demo = RunningHub.start(place, 1)) {
            demo.stop();
        }
        var keys = Files.writeString(directory.resolve("jwks.json"), """
                {"keys":[{"kty":"EC","crv":"P-256","kid":"a","alg":"ES256","use":"sig",
                "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}""");
        assertThat(refused(Map.of(
                        "HUB_OIDC_ISSUER", "https://issuer.example",
                        "HUB_OIDC_JWKS", keys.toString(),
                        "HUB_DEMO_PASSWORD", "")))
                .contains("Expected real logs, but these are a demonstration's");
    }

    @Test
    void an_external_database_replaces_the_embedded_one() {
        try (var database = TestDatabase.fresh();
                var hub = RunningHub.start(place, 1, external(database))) {
            assertThat(place.var().resolve("postgres")).doesNotExist();
            var made = Case.draft(hub.api(), Kind.POLICE_HOME);
            assertThat(made.stage()).isEqualTo("draft");
            hub.stop();
        }
    }

    @Test
    void an_external_database_that_cannot_be_used_is_told_in_a_sentence_without_its_password() {
        try (var database = TestDatabase.fresh()) {
            var url = external(database).get("HUB_DATABASE_URL");
            assertThat(refused(Map.of("HUB_DATABASE_URL", url)))
                    .contains("can neither create the role sekimori_hub nor take it", "HUB_DATABASE_WORK_URL")
                    .doesNotContain(database.ownerPassword());
            assertThat(refused(Map.of("HUB_DATABASE_URL", url.replace(database.ownerPassword(), "wrong"))))
                    .contains("(HUB_DATABASE_URL) does not answer", "PostgreSQL 15 or later", "authentication failed");
            assertThat(refused(Map.of("HUB_DATABASE_URL", url.replaceAll("@.*/", "@127.0.0.1:1/"))))
                    .contains("(HUB_DATABASE_URL) does not answer");
            assertThat(refused(Map.of("HUB_DATABASE_URL", "mysql://somewhere/else")))
                    .contains("HUB_DATABASE_URL", "postgresql://");
        }
    }

    @Test
    void a_broken_policy_file_stops_the_start_naming_file_line_and_reason() throws Exception {
        var policies = Policies.copyTo(directory.resolve("policies"));
        var quorum = policies.resolve("quorum.yaml");
        Files.writeString(quorum, Files.readString(quorum).replace("besides: 2", "besides: 1"));
        assertThat(refused(Map.of("HUB_POLICIES", policies.toString())))
                .containsPattern("quorum\\.yaml:4\\b.*2")
                .doesNotContain("at org.sekimori");
        Files.writeString(quorum, "quorum: [\n");
        assertThat(refused(Map.of("HUB_POLICIES", policies.toString()))).containsPattern("quorum\\.yaml:\\d");
        assertThat(place.var().resolve("postgres")).as("nothing was started").doesNotExist();
    }

    private static Map<String, String> external(TestDatabase database) {
        return Map.of(
                "HUB_DATABASE_URL", url(database, TestDatabase.OWNER, database.ownerPassword()),
                "HUB_DATABASE_WORK_URL", url(database, TestDatabase.HUB_ROLE, database.hubPassword()));
    }

    private static String url(TestDatabase database, String user, String password) {
        return database.jdbcUrl().replace("jdbc:postgresql://", "postgresql://" + user + ":" + password + "@");
    }

    /** Everything that a node says which does not start. */
    private String refused(Map<String, String> settings) {
        try (var node = RunningHub.launched(place, 1, settings)) {
            var process = node.process();
            assertThat(process.waitFor(READY.multipliedBy(3).toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            for (int i = 0; i < 40 && node.output().isEmpty(); i++) {
                Waiting.millis(50);
            }
            Waiting.millis(100);
            var said = String.join("\n", node.output());
            assertThat(process.exitValue()).as(said).isEqualTo(UNUSABLE);
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A figure, not a rule: how fast it is depends on who else uses the machine. */
    private static void tell(String which, RunningHub hub) {
        System.out.println(which + ": "
                + hub.output().stream()
                        .filter(line -> line.startsWith("ready in "))
                        .findAny()
                        .orElseThrow());
    }
}
