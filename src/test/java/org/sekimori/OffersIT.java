package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** What a case offers to a person is what that person may do: with every account, in every seat, at every point. */
class OffersIT {
    private static final List<String> ATTENDANCE = List.of("sitting-create", "correct", "note");

    private final Api api = RunningHub.shared().api();

    private record Holder(String user, String seat) {}

    private record Attempt(String command, String gate, String task, Object body) {
        String key() {
            return command + "/" + gate + "/" + task;
        }
    }

    /** Every account in each of its seats. */
    private List<Holder> holders() {
        var holders = new ArrayList<Holder>();
        for (var person :
                api.get("auditor", "/api/people?limit=200").ok().json().path("items")) {
            person.path("seats")
                    .forEach(seat -> holders.add(new Holder(person.path("id").asText(), seat.asText())));
        }
        assertThat(holders).hasSizeGreaterThan(25);
        return holders;
    }

    /** Every command, for each gate and each task, with content that nothing is wrong with. */
    private List<Attempt> attempts(Case operation, Map<String, Object> proposal) {
        var attempts = new ArrayList<Attempt>();
        for (var name : List.of("submit", "start", "end", "close")) {
            attempts.add(new Attempt(name, "", "", ""));
        }
        for (var name : List.of("withdraw", "revoke", "resume", "halt")) {
            attempts.add(new Attempt(name, "", "", Map.of("reason", "So it is.")));
        }
        attempts.add(new Attempt("revise", "", "", proposal));
        attempts.add(
                new Attempt("invoke-exception", "", "", Map.of("ground", "A", "facts", "B", "noTimeBecause", "C")));
        attempts.add(new Attempt("notify-committee", "", "", Map.of("facts", "A")));
        attempts.add(new Attempt("answer-recommendation", "", "", Map.of("answer", "A")));
        attempts.add(new Attempt("report", "", "", operation.report()));
        for (var agency : operation.kind().agencies()) {
            attempts.add(new Attempt("task", "", "", operation.tasking(agency, agency)));
        }
        for (var gate : operation.gates()) {
            attempts.add(new Attempt("grant", gate, "", operation.granting(gate)));
            attempts.add(new Attempt("refuse", gate, "", operation.deciding(gate)));
            attempts.add(new Attempt("return", gate, "", operation.deciding(gate)));
        }
        attempts.add(new Attempt("return", "screening", "", operation.deciding("screening")));
        for (var task : operation.look().path("tasks")) {
            var id = task.path("id").asText();
            var agency = task.path("agency").asText();
            attempts.add(new Attempt("accept", "", id, Map.of("task", id)));
            attempts.add(new Attempt("ready", "", id, Map.of("task", id, "conditions", operation.conditions())));
            attempts.add(new Attempt("decline", "", id, Map.of("task", id, "reason", "Ill.")));
            attempts.add(new Attempt("acknowledge-halt", "", id, Map.of("task", id)));
            attempts.add(new Attempt("log", "", "", operation.logging(agency)));
        }
        return attempts;
    }

    private Set<String> offered(Case operation, Holder holder) {
        var answer = api.get(holder.user(), java.util.Optional.of(holder.seat()), operation.path());
        var offered = new HashSet<String>();
        if (answer.status() == 404) {
            return offered;
        }
        answer.ok().json().path("commands").forEach(command -> {
            var name = command.path("name").asText();
            if (!name.startsWith("sitting-") && !ATTENDANCE.contains(name)) {
                offered.add(name + "/" + command.path("gate").asText() + "/"
                        + command.path("task").asText());
            }
        });
        return offered;
    }

    @ParameterizedTest
    @EnumSource(names = "POLICE_HOME")
    void what_is_not_offered_is_refused_and_what_is_offered_can_be_done(Kind kind) throws Exception {
        var proposal = Drafts.proposal(kind, Case.campaign(api));
        var operation = Case.draft(api, kind, proposal);
        var holders = holders();
        var offers = new LinkedHashMap<Point, Map<String, Holder>>();
        for (var point : Point.values()) {
            if (point != Point.DRAFTED) {
                operation.step(point);
            }
            var attempts = attempts(operation, proposal);
            var done = new HashMap<String, Holder>();
            try (var threads = Executors.newFixedThreadPool(6)) {
                var running = new ArrayList<Future<Set<String>>>();
                for (var holder : holders) {
                    running.add(threads.submit(() -> refusedUnlessOffered(operation, holder, attempts, point)));
                }
                for (int i = 0; i < holders.size(); i++) {
                    for (var offer : running.get(i).get()) {
                        done.putIfAbsent(offer, holders.get(i));
                    }
                }
            }
            offers.put(point, done);
        }
        if (kind == Kind.POLICE_HOME) {
            offers.forEach(this::eachCanBeDone);
        }
    }

    private Set<String> refusedUnlessOffered(Case operation, Holder holder, List<Attempt> attempts, Point point) {
        var offered = offered(operation, holder);
        for (var attempt : attempts) {
            if (!offered.contains(attempt.key())) {
                assertThat(operation
                                .give(holder.user(), holder.seat(), attempt.command(), attempt.body())
                                .status())
                        .as("%s %s %s, not offered", point, holder, attempt.key())
                        .isIn(403, 404, 409, 422);
            }
        }
        return offered;
    }

    /** Each on a case of its own, since doing one changes what can be done. */
    private void eachCanBeDone(Point point, Map<String, Holder> offered) {
        for (var offer : offered.entrySet()) {
            var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
            var operation = Case.draft(api, Kind.POLICE_HOME, proposal).to(point);
            var parts = offer.getKey().split("/", -1);
            var attempt = attempts(operation, proposal).stream()
                    .filter(a -> a.command().equals(parts[0]) && a.gate().equals(parts[1]))
                    .filter(a -> a.task().isEmpty() == parts[2].isEmpty())
                    .findFirst();
            assertThat(attempt).as("%s offers %s", point, offer.getKey()).isPresent();
            assertThat(operation
                            .give(
                                    offer.getValue().user(),
                                    offer.getValue().seat(),
                                    parts[0],
                                    attempt.get().body())
                            .status())
                    .as("%s %s, offered to %s", point, offer.getKey(), offer.getValue())
                    .isBetween(200, 299);
        }
    }
}
