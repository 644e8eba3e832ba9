package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/** The whole case on real selectors, played on a hub in a process of its own, and its log checked from outside. */
class RunningLogIT {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path SCENARIO = Path.of("ops/scenarios/njrat.yaml");
    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final List<String> VIEWS = List.of(
            "operation_view",
            "task_view",
            "obligation_view",
            "sitting_view",
            "campaign_view",
            "activity_view",
            "conflict_view");

    @TempDir
    static Path directory;

    private static Place place;
    private static RunningHub hub;
    private static String timeline;

    private record Outcome(int exit, String said) {}

    @BeforeAll
    static void play() {
        place = Place.fresh();
        hub = RunningHub.start(place, 1);
        var out = new StringWriter();
        int exit = PlayCommand.run(URI.create(hub.url()), RunningHub.PASSWORD, SCENARIO, new PrintWriter(out));
        timeline = out.toString();
        assertThat(exit).as(timeline).isZero();
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
        if (place != null) {
            place.close();
        }
    }

    @Test
    void the_case_ends_closed_in_the_time_that_is_printed() {
        var printed = Pattern.compile("Played to its end: (\\d+) acts in ([\\d.]+) s\\.")
                .matcher(timeline);
        assertThat(printed.find()).as(timeline).isTrue();
        assertThat(Integer.parseInt(printed.group(1))).isGreaterThan(50);
        assertThat(Double.parseDouble(printed.group(2))).isBetween(0.1, (double) SHORT.toSeconds());
        var cases = hub.api().get("auditor", "/api/operations").ok().json().path("items");
        assertThat(cases).hasSize(1);
        assertThat(cases.path(0).path("stage").asText()).isEqualTo("closed");
        assertThat(cases.path(0).path("targetCount").asInt()).isGreaterThan(11_000);
    }

    @Test
    void one_conflict_has_24_overlaps_on_four_addresses() {
        var conflicts = hub.api().get("watch", "/api/conflicts").ok().json().path("items");
        assertThat(conflicts).hasSize(1);
        var conflict = hub.api()
                .get("watch", "/api/conflicts/" + conflicts.path(0).path("id").asText())
                .ok()
                .json();
        assertThat(conflict.path("overlaps")).hasSize(24);
        Set<String> addresses = new HashSet<>();
        for (var overlap : conflict.path("overlaps")) {
            addresses.add(host(overlap.path("left")));
            addresses.add(host(overlap.path("right")));
        }
        assertThat(addresses).hasSize(4);
    }

    private static String host(JsonNode selector) {
        return selector.path("value").asText().replaceFirst(":\\d+$", "");
    }

    @Test
    void go_and_the_hub_itself_verify_every_entry() throws Exception {
        var go = directory.resolve("verify").toString();
        assertThat(bash("GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS= GOCACHE='" + HOME
                        + "/target/go-cache' go build -o '" + go + "' ops/verify-go/main.go"))
                .extracting(Outcome::exit)
                .isEqualTo(0);
        settle();
        for (var log : List.of("operations", "access")) {
            var key = keys(log).getFirst();
            var said = bash("'%s' -url %s -log %s -vkey '%s' -entries".formatted(go, hub.url(), log, key));
            assertThat(said.said()).startsWith("verified ").contains(" entries, root ");
            assertThat(said.exit()).isZero();
            var own = bash("hub verify --url %s --log %s --vkey '%s' --vkey '%s' --entries --token-env SEKIMORI_TOKEN"
                    .formatted(hub.url(), log, key, keys(log).getLast()));
            assertThat(own.said()).contains("VERIFIED.", "hashed to their leaves", "Ed25519", "ML-DSA-44");
            assertThat(own.exit()).as(own.said()).isZero();
        }
    }

    @Test
    void the_commands_of_the_readme_verify_the_log_twice() throws Exception {
        var readme = Files.readString(Path.of("README.md"));
        var section = readme.substring(readme.indexOf("## Check the record by hand"));
        var commands = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(section.substring(0, section.indexOf("\n## ", 1)))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining())
                .replace("http://127.0.0.1:8080", hub.url())
                .replace("ops/hub ", "hub ");
        for (int time = 0; time < 2; time++) {
            var outcome = bash("cd '" + directory + "'\n" + commands);
            assertThat(outcome.said()).contains("/logs/operations\n", "VERIFIED.");
            assertThat(outcome.exit()).as(outcome.said()).isZero();
        }
        assertThat(directory.resolve("operations.checkpoint")).isNotEmptyFile();
    }

    @Test
    void the_policies_in_force_are_those_on_record() {
        var policies = hub.api().get("coordinator", "/api/policies").ok().json();
        assertThat(Instant.parse(policies.path("since").asText())).isBefore(Instant.now());
        assertThat(policies.path("index").asLong()).isBetween(1L, 10L);
        assertThat(policies.path("policySet").asText()).matches("[0-9a-f]{64}");
        assertThat(policies.path("titles")
                        .path("gates")
                        .path("legal")
                        .path("ja")
                        .asText())
                .isNotBlank();
    }

    @Test
    void the_read_models_built_anew_are_the_same() throws Exception {
        try (var database = database()) {
            caughtUp(database);
            var before = rows(database);
            assertThat(before).hasSizeGreaterThan(8);
            database.setAutoCommit(false);
            try (var statement = database.createStatement()) {
                statement.execute("DELETE FROM cursor WHERE subscriber = 'projection'");
                for (var view : VIEWS) {
                    statement.execute("DELETE FROM " + view);
                }
            }
            database.commit();
            database.setAutoCommit(true);
            caughtUp(database);
            assertThat(rows(database)).isEqualTo(before);
        }
    }

    private static Connection database() throws IOException, SQLException {
        var port = Files.readString(place.var().resolve("postgres.port")).strip();
        var password = Files.readString(place.var().resolve("postgres-sekimori-hub.password"))
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/sekimori", "sekimori_hub", password);
    }

    private static List<String> rows(Connection database) throws SQLException {
        var rows = new ArrayList<String>();
        for (var view : VIEWS) {
            rows.addAll(texts(database, "SELECT '" + view + " ' || to_jsonb(v)::text FROM " + view + " v ORDER BY id"));
        }
        return rows;
    }

    private static List<String> texts(Connection database, String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = database.createStatement();
                var found = statement.executeQuery(query)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }

    private static void caughtUp(Connection database) throws SQLException, InterruptedException {
        var deadline = Instant.now().plus(SHORT);
        var behind = "SELECT 'behind' WHERE coalesce((SELECT next FROM cursor WHERE subscriber = 'projection'), -1)"
                + " <> (SELECT count(*) FROM entry WHERE log = 'operations')";
        while (!texts(database, behind).isEmpty()) {
            assertThat(Instant.now()).as("caught up in time").isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Once the newest entries are under a checkpoint. */
    private static void settle() throws InterruptedException {
        hub.api().token("auditor");
        TimeUnit.SECONDS.sleep(2);
    }

    private static List<String> keys(String log) {
        return hub.api()
                .send(hub.api().request("/log-keys").GET())
                .text()
                .lines()
                .filter(key -> key.contains("/logs/" + log + "+"))
                .toList();
    }

    /** A script in which {@code hub} is the program's command line and the auditor's token is at hand. */
    private static Outcome bash(String script) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var hubFunction =
                "hub() { '%s' @'%s/ops/jvm.options' -XX:TieredStopAtLevel=1 -cp '%s' org.sekimori.Sekimori \"$@\"; }\n"
                        .formatted(java, HOME, System.getProperty("java.class.path"));
        var builder = new ProcessBuilder("bash", "-c", "set -e\n" + hubFunction + script)
                .directory(HOME.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("HUB_"));
        builder.environment().put("SEKIMORI_TOKEN", hub.api().token("auditor"));
        var process = builder.start();
        try (var output = process.getInputStream()) {
            var said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(SHORT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return new Outcome(process.exitValue(), said);
        }
    }
}
