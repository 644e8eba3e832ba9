package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.Policies;
import org.sekimori.testing.RunningHub;

/** Time on a running hub whose deadlines are seconds: what is due happens, by itself, and once. */
class TimersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What time needs to come on a loaded machine. */
    private static final int SOON_SECONDS = 40;

    @Test
    void time_moves_a_case_by_itself(@TempDir Path policies) throws Exception {
        hurried(policies);
        try (var place = Place.fresh();
                var hub = RunningHub.start(place, 1, settings(policies))) {
            var api = hub.api();
            var ending = consentEnding(api);
            var over = windowEnding(api);
            periodic(api, place);
            lapsing(api, place);
            ended(ending, place);
            expired(over, place);
        }
    }

    @Test
    void what_fell_due_while_every_node_was_down_comes_once_on_any(@TempDir Path policies) throws Exception {
        hurried(policies);
        try (var place = Place.fresh()) {
            Case halted;
            Case tasked;
            var others = new ArrayList<Case>();
            try (var hub = RunningHub.start(place, 1, settings(policies))) {
                tasked = Case.at(hub.api(), Kind.POLICE_HOME, Point.TASKED);
                halted = Case.at(hub.api(), Kind.POLICE_HOME, Point.TASKED);
                for (int i = 0; i < 3; i++) {
                    others.add(Case.at(hub.api(), Kind.POLICE_HOME, Point.AUTHORISED));
                }
                halted.does("legal", "halt", Map.of("reason", "Unclear."));
                hub.stop();
            }
            Thread.sleep(4_000);
            designationEnded(policies);
            try (var first = RunningHub.launched(place, 1, settings(policies));
                    var second = RunningHub.launched(place, 2, settings(policies))) {
                first.awaitReady();
                second.awaitReady();
                await(place, halted.id(), "ObligationBreached");
                await(place, tasked.id(), "Halted");
                assertThat(causes(tasked.on(first.api()))).containsExactly("designation-ended");
                assertThat(causes(tasked.on(second.api()))).containsExactly("designation-ended");
                for (var each : others) {
                    each.on(second.api()).does("chair", "halt", Map.of("reason", "Stop."));
                }
                for (var each : others) {
                    await(place, each.id(), "HaltLapsed");
                }
                Thread.sleep(3_000);
                others.forEach(each -> assertThat(count(place, each.id(), "HaltLapsed"))
                        .as(each.id())
                        .isEqualTo(1));
                // The designation's end halted it once more, and that halt was acknowledged in time no more than the
                // first.
                var breached = halted.on(first.api()).look().path("obligations").findValuesAsText("state").stream()
                        .filter("breached"::equals)
                        .count();
                assertThat(breached).isEqualTo(2);
                assertThat(count(place, halted.id(), "ObligationBreached")).isEqualTo(2);
                assertThat(count(place, halted.id(), "Halted")).isEqualTo(2);
                assertThat(count(place, tasked.id(), "Halted")).isEqualTo(1);
                logsWithoutDesignation(tasked.on(second.api()));
            }
        }
    }

    /** What an officer did whose designation has ended is recorded, and flagged. */
    private static void logsWithoutDesignation(Case operation) {
        var log = operation.logging("police");
        var foreseen = operation.give("police", "log?check=true", log).ok().json();
        assertThat(foreseen.path("flags").toString()).contains("designation-lapsed");
        operation.does("police", "log", log);
        assertThat(operation.look().path("obligations").findValuesAsText("kind"))
                .contains("out-of-scope-entry");
    }

    /** An officer who reports nothing: warned of, breached, and by this policy halted until the report comes. */
    private static void periodic(Api api, Place place) {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.AUTHORISED);
        var tasking = operation.tasking("police", "police");
        tasking.put("reportEvery", "PT2S");
        operation.does("coordinator", "task", tasking);
        operation.step(Point.ACCEPTED);
        operation.step(Point.READY);
        operation.step(Point.EXECUTING);
        operation.awaitStage("halted");
        assertThat(causes(operation)).containsExactly("obligation-breached");
        assertThat(count(place, operation.id(), "ObligationWarned")).isEqualTo(1);
        assertThat(count(place, operation.id(), "ObligationBreached")).isGreaterThanOrEqualTo(1);
        operation.give("nco-director", "resume", Map.of("reason", "On.")).refused(409, "obligation-breached");
        var owed = operation.look().path("obligations").findValuesAsText("overdueSince");
        assertThat(owed).isNotEmpty();
        assertThat(api.get("coordinator", "/api/obligations?overdue=true&limit=200")
                        .ok()
                        .text())
                .contains(operation.id());
        assertThat(api.get("police", "/api/desk").ok().text()).contains("periodic-report");
        operation.does("police", "note", Map.of("text", "Nothing new."));
        operation.does("nco-director", "resume", Map.of("reason", "On."));
        assertThat(operation.stage()).isEqualTo("executing");
        operation.does("police-director", "end", "");
    }

    /** A halt of the chair lapses; one that a sitting upheld does not. */
    private static void lapsing(Api api, Place place) throws Exception {
        var upheld = Case.at(api, Kind.POLICE_HOME, Point.AUTHORISED);
        upheld.does("chair", "halt", Map.of("reason", "Stop."));
        assertThat(upheld.look().path("halts").get(0).has("lapses")).isTrue();
        upheld.sit("halt", "uphold-halt");
        var lapses = Case.at(api, Kind.POLICE_HOME, Point.AUTHORISED);
        lapses.does("chair", "halt", Map.of("reason", "Stop."));
        await(place, lapses.id(), "HaltLapsed");
        assertThat(lapses.stage()).isEqualTo("authorised");
        assertThat(upheld.stage()).isEqualTo("halted");
        assertThat(count(place, upheld.id(), "HaltUpheld")).isEqualTo(1);
        assertThat(count(place, upheld.id(), "HaltLapsed")).isZero();
    }

    private static Case consentEnding(Api api) {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.REVIEWED).grantUpTo("coordination");
        var grant = operation.granting("coordination");
        grant.put("validUntil", soon());
        operation.does("nco-director", "grant", grant).approve();
        for (var point : List.of(Point.TASKED, Point.ACCEPTED, Point.READY, Point.EXECUTING)) {
            operation.step(point);
        }
        return operation;
    }

    private static void ended(Case operation, Place place) {
        operation.awaitStageFor("halted", PATIENCE);
        assertThat(causes(operation)).containsExactly("consent-ended");
        assertThat(count(place, operation.id(), "Halted")).isEqualTo(1);
        operation.give("nco-director", "resume", Map.of("reason", "On.")).refused(409, "consent-expired");
    }

    private static List<Case> windowEnding(Api api) {
        var cases = new ArrayList<Case>();
        for (var point : List.of(Point.EXECUTING, Point.REVIEWED)) {
            var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
            proposal.put(
                    "window",
                    Map.of(
                            "from",
                            Instant.now()
                                    .minusSeconds(3600)
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString(),
                            "to",
                            soon()));
            cases.add(Case.draft(api, Kind.POLICE_HOME, proposal).to(point));
        }
        return cases;
    }

    /** Before the start it is expired; after it the measure is over and the report owed. */
    private static void expired(List<Case> cases, Place place) {
        cases.get(0).awaitStageFor("ended", PATIENCE);
        cases.get(1).awaitStageFor("expired", PATIENCE);
        cases.forEach(each -> assertThat(count(place, each.id(), "Expired")).isEqualTo(1));
        assertThat(cases.get(0).look().path("obligations").findValuesAsText("kind"))
                .contains("report");
    }

    private static String soon() {
        return Instant.now()
                .plusSeconds(SOON_SECONDS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static List<String> causes(Case operation) {
        var causes = new ArrayList<String>();
        operation
                .look()
                .path("halts")
                .forEach(halt -> causes.add(halt.path("cause").path("kind").asText()));
        return causes;
    }

    static void await(Place place, String id, String type) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (count(place, id, type) == 0) {
            assertThat(Instant.now()).as("waiting for %s", type).isBefore(end);
            Thread.sleep(100);
        }
    }

    static int count(Place place, String id, String type) {
        try (var connection = place.connectAsHub();
                var statement = connection.prepareStatement(
                        "SELECT count(*) FROM entry WHERE log = 'operations' AND subject_id = ? AND type = ?")) {
            statement.setObject(1, UUID.fromString(id));
            statement.setString(2, "org.sekimori.operation." + type);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> settings(Path policies) {
        return Map.of("HUB_POLICIES", policies.toString());
    }

    /** The policies in force, with seconds for hours. */
    private static void hurried(Path folder) throws IOException {
        Policies.copyTo(folder);
        replace(
                folder,
                "deadlines.yaml",
                "    warn: PT5M\n    breach: PT15M\n",
                "    warn: PT1S\n    breach: PT3S\n    onBreach: halt\n");
        replace(folder, "deadlines.yaml", "    warn: PT3M\n    breach: PT5M\n", "    breach: PT3S\n");
        var text = Files.readString(folder.resolve("deadlines.yaml"));
        var at = text.indexOf("kind: halt-upholding");
        var upholding = text.substring(at).replaceFirst("PT24H", "PT2S").replaceFirst("PT72H", "PT15S");
        Files.writeString(folder.resolve("deadlines.yaml"), text.substring(0, at) + upholding);
    }

    /** As if the designation of the officer {@code police} had ended while the hub was down. */
    private static void designationEnded(Path folder) throws IOException {
        var text = Files.readString(folder.resolve("people.yaml"));
        var at = text.indexOf("user: police\n");
        var changed = text.substring(at)
                .replaceFirst(
                        "(from: \"?[0-9T:Z+.-]+\"?)",
                        "$1, to: \"" + Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS) + "\"");
        Files.writeString(folder.resolve("people.yaml"), text.substring(0, at) + changed);
    }

    private static void replace(Path folder, String file, String from, String to) throws IOException {
        var text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }
}
