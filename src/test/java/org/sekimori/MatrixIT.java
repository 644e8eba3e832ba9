package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.Person;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;
import org.sekimori.policy.BrokenPolicies;
import org.sekimori.policy.PolicySet;
import org.sekimori.testing.Api;
import org.sekimori.testing.Api.Caller;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.RunningHub;

/**
 * {@code ops/docs/who-may.md} against a running hub: every account in each of its seats, every act, a case at every stage.
 *
 * <p>Each act names a version that no subject has. The hub looks at the version after it has asked who may and before any
 * rule: so whoever may is told that the version is another, and nothing changes.
 */
class MatrixIT {
    private static final int THREADS = 8;
    private static final int STALE = 412;
    private static final String NO_VERSION = "999999999";
    private static final Set<String> NAMING =
            Set.of("grant", "refuse", "return", "confirm-oral", "attach-paper", "take-note");

    /** Acts on an activity that no kind makes different. */
    private static final Set<String> OF_ANY_KIND = Set.of("activity-allow-open-end");

    private static WhoMay page;
    private static PolicySet set;
    private static Map<String, Route> routes;

    private final Api api = RunningHub.shared().api();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final MatrixCases making = new MatrixCases(api);
    private final AtomicInteger asked = new AtomicInteger();

    /** Where the contract hears an act, and its example of a body. */
    private record Route(String path, JsonNode example) {}

    private record Holder(Person person, Seat seat) {}

    /** The case, its applicant, whether somebody has a task of it, and the gates that apply to it. */
    private record Moment(
            String id, Optional<Person> applicant, Stage stage, Optional<String> task, Set<String> gates) {
        static final Moment NOWHERE = new Moment("", Optional.empty(), Stage.DRAFT, Optional.empty(), Set.of());

        boolean submitted() {
            return stage != Stage.DRAFT;
        }

        boolean abroad() {
            return gates.contains("foreign-minister");
        }
    }

    @BeforeAll
    static void read() throws IOException, BrokenPolicies {
        page = WhoMay.read(Files.readAllLines(WhoMayTableTest.PAGE));
        set = PolicySet.load(WhoMayFinder.FOLDER);
        routes = new TreeMap<>();
        var paths = new ObjectMapper(new YAMLFactory())
                .readTree(MatrixIT.class.getResourceAsStream("/openapi.yaml"))
                .path("paths");
        paths.properties().forEach(path -> {
            var post = path.getValue().path("post");
            if (post.has("x-action")) {
                var example = post.at("/requestBody/content/application~1json/example");
                routes.put(post.path("x-action").asText(), new Route(path.getKey(), example));
            }
        });
        assertThat(routes).hasSizeGreaterThan(50);
    }

    @Test
    void who_may_is_who_may_and_nobody_else() throws Exception {
        var cases = moments(making.abroad());
        assertThat(cases).hasSize(Stage.values().length);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            ask(cases, threads);
            var sitting = sitting();
            var conflict = conflict(cases.get(Stage.SCREENING).id());
            holders()
                    .forEach(holder -> threads.execute(() -> noting(() -> {
                        onSitting(sitting, holder);
                        elsewhere(conflict, making.takedown(), holder);
                    })));
        }
        assertThat(asked).hasValueGreaterThan(10_000);
        hold(cases);
    }

    @Test
    void nor_is_it_otherwise_at_home_where_an_officer_of_a_prefecture_applies_and_acts() {
        var cases = moments(making.prefectural());
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            ask(cases, threads);
        }
        assertThat(asked).hasValueGreaterThan(5_000);
        hold(cases);
    }

    private void ask(Map<Stage, Moment> cases, ExecutorService threads) {
        cases.values()
                .forEach(now -> holders().forEach(holder -> threads.execute(() -> noting(() -> onCase(now, holder)))));
    }

    /** Nothing was answered otherwise, and nothing has changed. */
    private void hold(Map<Stage, Moment> cases) {
        assertThat(wrong).isEmpty();
        cases.forEach((stage, now) -> assertThat(stage(now.id())).isEqualTo(stage.wire()));
    }

    private void noting(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | AssertionError e) {
            wrong.add(e.toString());
        }
    }

    private static List<Holder> holders() {
        return set.rules().directory().persons().values().stream()
                .flatMap(person -> person.seats().stream().map(seat -> new Holder(person, seat)))
                .toList();
    }

    /** The cases as they are once all of them are at their stage. */
    private Map<Stage, Moment> moments(Map<Stage, Supplier<Case>> making) {
        var operations = new LinkedHashMap<Stage, Case>();
        making.forEach((stage, operation) -> operations.put(stage, operation.get()));
        var moments = new LinkedHashMap<Stage, Moment>();
        operations.forEach((stage, operation) -> {
            operation.awaitStage(stage.wire());
            moments.put(stage, moment(operation, stage));
        });
        return moments;
    }

    private Moment moment(Case operation, Stage stage) {
        var look = operation.look();
        var gates = new HashSet<String>();
        for (var gate : look.path("gates")) {
            if (!gate.path("state").asText().equals("not-applicable")) {
                gates.add(gate.path("id").asText());
            }
        }
        var tasks = new ArrayList<String>();
        look.path("tasks").forEach(task -> tasks.add(task.path("id").asText()));
        var applicant = set.rules().directory().byUser(look.path("applicant").asText());
        return new Moment(operation.id(), applicant, stage, tasks.stream().findFirst(), gates);
    }

    private Moment sitting() {
        var operation = making.at(Point.GRANTED);
        operation.open("approval", Case.COMMITTEE, List.of()).ok();
        var now = moment(operation, Stage.REVIEW);
        return new Moment(operation.sitting(), now.applicant(), now.stage(), now.task(), now.gates());
    }

    private String conflict(String operation) {
        for (var conflict :
                api.get("watch", "/api/conflicts?limit=200").ok().json().path("items")) {
            if (conflict.toString().contains(operation)) {
                return conflict.path("id").asText();
            }
        }
        throw new AssertionError("Expected the conflict of " + operation);
    }

    private String stage(String id) {
        return api.get("coordinator", "/api/operations/" + id)
                .ok()
                .json()
                .path("stage")
                .asText();
    }

    private void onCase(Moment now, Holder holder) {
        var seen = may(holder, "read-case", Optional.empty(), now);
        routes.forEach((action, route) -> {
            if (!route.path().startsWith("/api/operations/{id}/")) {
                return;
            }
            for (var gate : named(action, now)) {
                var body = body(route, now, gate);
                expect(holder, action, gate, now, seen, route.path().replace("{id}", now.id()), body);
            }
        });
        var opening = routes.get("sitting-create");
        var body = (ObjectNode) opening.example().deepCopy();
        body.put("operation", now.id());
        expect(holder, "sitting-create", Optional.empty(), now, seen, opening.path(), body);
    }

    /** Each kind of gate while there is something to decide, else one gate. */
    private static List<Optional<String>> named(String action, Moment now) {
        if (!NAMING.contains(action)) {
            return List.of(Optional.empty());
        }
        var gates = now.stage() == Stage.REVIEW
                ? List.of(
                        "screening",
                        "legal",
                        "nsc-review",
                        "foreign-minister",
                        "agency-director",
                        "coordination",
                        "committee")
                : List.of("legal");
        return gates.stream().map(Optional::of).toList();
    }

    private static JsonNode body(Route route, Moment now, Optional<String> gate) {
        if (!(route.example() instanceof ObjectNode example)) {
            return route.example();
        }
        var body = example.deepCopy();
        body.remove("onBehalfOf");
        gate.ifPresent(id -> body.put("gate", id));
        if (body.has("task")) {
            body.put("task", now.task().orElse(UUID.randomUUID().toString()));
        }
        return body;
    }

    private void onSitting(Moment now, Holder holder) {
        var seen = may(holder, "read-sitting", Optional.empty(), now);
        routes.forEach((action, route) -> {
            if (route.path().startsWith("/api/sittings/{id}/")) {
                var path = route.path().replace("{id}", now.id());
                expect(holder, action, Optional.empty(), now, seen, path, route.example());
            }
        });
    }

    private void elsewhere(String conflict, String activity, Holder holder) {
        var nowhere = Moment.NOWHERE;
        var kind = Optional.of("takedown");
        routes.forEach((action, route) -> {
            if (route.path().startsWith("/api/conflicts/{id}/")) {
                var seen = may(holder, "read-conflict", Optional.empty(), nowhere);
                var path = route.path().replace("{id}", conflict);
                expect(holder, action, Optional.empty(), nowhere, seen, path, route.example());
            } else if (route.path().startsWith("/api/activities/{id}/")) {
                var seen = may(holder, "read-activity", kind, nowhere);
                var led = OF_ANY_KIND.contains(action) ? Optional.<String>empty() : kind;
                expect(holder, action, led, nowhere, seen, route.path().replace("{id}", activity), route.example());
            } else if (route.path().startsWith("/api/people/{id}/")) {
                var path = route.path()
                        .replace("{id}", holder.person().key().value().toString());
                expect(holder, action, Optional.empty(), nowhere, true, path, route.example());
            } else if (action.equals("campaign-revise")) {
                var seen = may(holder, "read-campaign", Optional.empty(), nowhere);
                var path = route.path().replace("{id}", making.campaign());
                expect(holder, action, Optional.empty(), nowhere, seen, path, route.example());
            } else if (action.equals("activity-create")) {
                expect(holder, action, kind, nowhere, true, route.path(), route.example());
            } else if (action.equals("create") || action.equals("campaign-create")) {
                expect(holder, action, Optional.empty(), nowhere, true, route.path(), route.example());
            }
        });
    }

    private static boolean may(Holder holder, String action, Optional<String> variant, Moment now) {
        var gate = NAMING.contains(action) ? variant : Optional.<String>empty();
        return page.of(holder.seat(), action, variant, Optional.of(now.stage())).holds(truths(holder, gate, now));
    }

    /** What holds of somebody towards a case of the police whose applicant is its only officer. */
    private static Set<String> truths(Holder holder, Optional<String> gate, Moment now) {
        var seat = holder.seat();
        var applies = now.applicant().equals(Optional.of(holder.person()));
        var force = now.applicant().map(MatrixIT::force);
        var tasked = now.task().isPresent();
        var held = gate.map(Set::of).orElse(now.gates()).stream()
                .flatMap(id -> set.rules().gate(new GateId(id)).stream())
                .anyMatch(known -> known.kind() == Gate.Kind.VOTE
                        ? seat.votes()
                        : known.holder().seat(Agency.POLICE) == seat);
        var truths = new LinkedHashMap<String, Boolean>();
        truths.put("isApplicant", applies);
        truths.put("ofApplicantsForce", force.equals(Optional.of(force(holder.person()))));
        truths.put("isGateSeat", held);
        truths.put("isTaskedOfficer", applies && tasked);
        truths.put("isAgencyDirector", seat == Seat.POLICE_DIRECTOR);
        truths.put("ofTaskedAgency", tasked && seat.agency().equals(Optional.of(Agency.POLICE)));
        truths.put("designated", holder.person().designatedAt(seat, Instant.now()));
        truths.put("prefectural", holder.person().organisation() == Organisation.PREFECTURE);
        truths.put("abroad", now.submitted() && now.abroad());
        truths.put("submitted", now.submitted());
        return truths.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<Object> force(Person person) {
        return List.of(person.organisation(), person.prefecture());
    }

    private void expect(
            Holder holder,
            String action,
            Optional<String> variant,
            Moment now,
            boolean seen,
            String path,
            JsonNode body) {
        var wanted = !seen ? 404 : may(holder, action, variant, now) ? STALE : 403;
        var caller = Caller.of(holder.person().user()).in(holder.seat().wire()).at(NO_VERSION);
        var answer = api.post(caller, path, body.isMissingNode() ? "" : body, UUID.randomUUID());
        for (int again = 0; again < 20 && answer.code().equals("try-again"); again++) {
            answer = api.post(caller, path, body.isMissingNode() ? "" : body, UUID.randomUUID());
        }
        asked.incrementAndGet();
        if (answer.status() != wanted) {
            wrong.add(
                    now.stage().wire() + " " + action + variant.map(" "::concat).orElse("") + " by "
                            + caller.user() + " as " + holder.seat().wire() + ": expected " + wanted + " but it is "
                            + answer.status() + " " + answer.text());
        }
    }
}
