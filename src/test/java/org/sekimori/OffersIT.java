package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private static final int THREADS = 8;
    private static final List<String> ATTENDANCE = List.of("sitting-create", "correct", "note");

    private final Api api = RunningHub.shared().api();
    private final Map<String, String> papers = new ConcurrentHashMap<>();

    private record Holder(String user, String seat) {}

    /** What the hub offered at that point, and who saw it first. */
    private record Offered(Point point, String key, Holder holder) {}

    /** A command, and its content for the case as it is when the content is asked for. */
    private record Attempt(String command, String gate, String task, Supplier<Object> content) {
        Attempt(String command, Object body) {
            this(command, "", "", () -> body);
        }

        String key() {
            return command + "/" + gate + "/" + task;
        }
    }

    /** A case at a point, and everything that can be attempted on it. */
    private record Moment(Case operation, Point point, Map<String, String> tasks, Map<Attempt, Object> bodies) {}

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
            attempts.add(new Attempt(name, ""));
        }
        for (var name : List.of("withdraw", "revoke", "resume", "halt")) {
            attempts.add(new Attempt(name, Map.of("reason", "So it is.")));
        }
        attempts.add(new Attempt("revise", proposal));
        attempts.add(new Attempt("amend", wider(proposal)));
        attempts.add(new Attempt("withdraw-amendment", Map.of("reasons", "So it is.")));
        attempts.add(new Attempt("invoke-exception", Map.of("ground", "A", "facts", "B", "noTimeBecause", "C")));
        attempts.add(new Attempt("notify-committee", Map.of("facts", "A")));
        attempts.add(new Attempt("answer-recommendation", Map.of("answer", "A")));
        attempts.add(new Attempt("report", "", "", operation::report));
        for (var agency : operation.kind().agencies()) {
            attempts.add(new Attempt("task", operation.tasking(agency, agency)));
        }
        for (var gate : operation.gates()) {
            attempts.add(new Attempt("grant", gate, "", () -> operation.granting(gate)));
            attempts.add(new Attempt("refuse", gate, "", () -> operation.deciding(gate)));
            attempts.add(new Attempt("return", gate, "", () -> operation.deciding(gate)));
            attempts.add(new Attempt("take-note", gate, "", () -> Map.of("gate", gate)));
            attempts.add(
                    new Attempt("attach-paper", gate, "", () -> Map.of("gate", gate, "document", paper(operation))));
        }
        attempts.add(new Attempt("return", "screening", "", () -> operation.deciding("screening")));
        tasks(operation).forEach((id, agency) -> {
            attempts.add(new Attempt("accept", "", agency, () -> Map.of("task", id)));
            attempts.add(
                    new Attempt("ready", "", agency, () -> Map.of("task", id, "conditions", operation.conditions())));
            attempts.add(new Attempt("decline", "", agency, () -> Map.of("task", id, "reason", "Ill.")));
            attempts.add(new Attempt("acknowledge-halt", "", agency, () -> Map.of("task", id)));
            attempts.add(new Attempt("acknowledge-scope", "", agency, () -> Map.of("task", id)));
            attempts.add(new Attempt("log", "", "", () -> operation.logging(agency)));
        });
        return attempts;
    }

    /** One for each case. */
    private String paper(Case operation) {
        return papers.computeIfAbsent(
                operation.id(),
                id -> api.post(
                                "coordinator",
                                "/api/documents",
                                Map.of(
                                        "operation",
                                        id,
                                        "title",
                                        "Minute",
                                        "language",
                                        "ja",
                                        "handling",
                                        "limited",
                                        "marking",
                                        "TLP:AMBER",
                                        "reference",
                                        Map.of("number", "17", "holder", "MOFA")))
                        .ok()
                        .id());
    }

    private static Map<String, Object> wider(Map<String, Object> proposal) {
        var wider = new HashMap<>(proposal);
        var targets = new ArrayList<Object>((List<?>) proposal.get("targets"));
        targets.add(Drafts.target("t-9", "JP"));
        wider.put("targets", targets);
        return wider;
    }

    /** The agency of each task. */
    private static Map<String, String> tasks(Case operation) {
        var tasks = new LinkedHashMap<String, String>();
        operation
                .look()
                .path("tasks")
                .forEach(task ->
                        tasks.put(task.path("id").asText(), task.path("agency").asText()));
        return tasks;
    }

    private Set<String> offered(Case operation, Map<String, String> tasks, Holder holder) {
        var answer = api.get(holder.user(), Optional.of(holder.seat()), operation.path());
        var offered = new HashSet<String>();
        if (answer.status() == 404) {
            return offered;
        }
        answer.ok().json().path("commands").forEach(command -> {
            var name = command.path("name").asText();
            if (!name.startsWith("sitting-") && !ATTENDANCE.contains(name)) {
                offered.add(name + "/" + command.path("gate").asText() + "/"
                        + tasks.getOrDefault(command.path("task").asText(), ""));
            }
        });
        return offered;
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_offered_is_refused_and_what_is_offered_can_be_done(Kind kind) throws Exception {
        var proposal = Drafts.proposal(kind, Case.campaign(api));
        var operation = Case.draft(api, kind, proposal);
        var holders = holders();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var offers = new LinkedHashMap<Point, Map<String, Holder>>();
            for (var point : Point.values()) {
                operation.step(point);
                var now = moment(operation, proposal, point);
                var asked = all(threads, holders, holder -> refusedUnlessOffered(now, holder));
                var first = new LinkedHashMap<String, Holder>();
                asked.forEach((holder, offered) -> offered.forEach(offer -> first.putIfAbsent(offer, holder)));
                offers.put(point, first);
            }
            var each = offers.entrySet().stream()
                    .flatMap(point -> point.getValue().entrySet().stream()
                            .map(offer -> new Offered(point.getKey(), offer.getKey(), offer.getValue())))
                    .toList();
            assertThat(each).hasSizeGreaterThan(50);
            all(threads, each, offer -> canBeDone(kind, offer));
        }
    }

    /** That of each, in the given order; the first failure is the test's. */
    private static <T, R> Map<T, R> all(ExecutorService threads, List<T> each, Function<T, R> work) throws Exception {
        var running = new LinkedHashMap<T, Future<R>>();
        each.forEach(one -> running.put(one, threads.submit(() -> work.apply(one))));
        var done = new LinkedHashMap<T, R>();
        for (var one : running.entrySet()) {
            done.put(one.getKey(), one.getValue().get());
        }
        return done;
    }

    private Moment moment(Case operation, Map<String, Object> proposal, Point point) {
        var bodies = new LinkedHashMap<Attempt, Object>();
        attempts(operation, proposal)
                .forEach(attempt -> bodies.put(attempt, attempt.content().get()));
        return new Moment(operation, point, tasks(operation), bodies);
    }

    private Set<String> refusedUnlessOffered(Moment now, Holder holder) {
        var offered = offered(now.operation(), now.tasks(), holder);
        now.bodies().forEach((attempt, body) -> {
            if (!offered.contains(attempt.key())) {
                assertThat(now.operation()
                                .give(holder.user(), holder.seat(), attempt.command(), body)
                                .status())
                        .as("%s %s %s, not offered", now.point(), holder, attempt.key())
                        .isIn(403, 404, 409, 422);
            }
        });
        return offered;
    }

    /** On a case of its own, since doing one changes what can be done. */
    private int canBeDone(Kind kind, Offered offer) {
        var proposal = Drafts.proposal(kind, Case.campaign(api));
        var operation = Case.draft(api, kind, proposal).to(offer.point());
        var attempt = attempts(operation, proposal).stream()
                .filter(a -> a.key().equals(offer.key()))
                .findFirst();
        assertThat(attempt).as("%s", offer).isPresent();
        var answer = operation.give(
                offer.holder().user(),
                offer.holder().seat(),
                attempt.get().command(),
                attempt.get().content().get());
        assertThat(answer.status()).as("%s: %s", offer, answer.text()).isBetween(200, 299);
        return answer.status();
    }
}
