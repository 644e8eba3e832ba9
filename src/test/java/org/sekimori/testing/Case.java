package org.sekimori.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.sekimori.testing.Api.Answer;
import org.sekimori.testing.Drafts.Kind;

/** One case on a running hub, brought from stage to stage by the persons whose part it is. */
public final class Case {
    public static final List<String> COMMITTEE = List.of("chair", "member-1", "member-2", "member-3", "member-4");
    private static final Duration SCREENED = Duration.ofSeconds(15);
    private static final Map<String, String> RECORDED = Map.of(
            "nsc-review", "nss",
            "foreign-minister", "mofa",
            "public-safety-commission", "npsc",
            "prime-minister-order", "nss",
            "order-in-force", "nss");

    /** How far a case can be brought, in this order. */
    public enum Point {
        DRAFTED,
        REVIEWED,
        GRANTED,
        AUTHORISED,
        TASKED,
        ACCEPTED,
        READY,
        EXECUTING,
        HALTED,
        RESUMED,
        ENDED,
        REPORTED,
        CONFIRMED,
        CLOSED
    }

    private final Api api;
    private final Kind kind;
    private final String id;

    private Case(Api api, Kind kind, String id) {
        this.api = api;
        this.kind = kind;
        this.id = id;
    }

    public static Case draft(Api api, Kind kind) {
        return draft(api, kind, Drafts.proposal(kind, campaign(api)));
    }

    /** Created by the applicant that the kind names, whoever stands in the proposal. */
    public static Case draft(Api api, Kind kind, Map<String, Object> proposal) {
        return of(api, kind, api.post(kind.applicant, "/api/operations", proposal));
    }

    /** The case that was just created. */
    public static Case of(Api api, Kind kind, Answer created) {
        return new Case(api, kind, created.ok().id());
    }

    /** The same case, as another node or a later start of the hub knows it. */
    public Case on(Api other) {
        return new Case(other, kind, id);
    }

    public static String campaign(Api api) {
        return api.post(
                        "coordinator",
                        "/api/campaigns",
                        Map.of("title", "A", "threat", "B", "responsePolicy", "C", "marking", "TLP:AMBER"))
                .ok()
                .id();
    }

    /** A new case of that kind, at that point. */
    public static Case at(Api api, Kind kind, Point point) {
        return draft(api, kind).to(point);
    }

    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public String path() {
        return "/api/operations/" + id;
    }

    public String path(String command) {
        return path() + "/commands/" + command;
    }

    /** The case as the coordinator sees it, who may read every case. */
    public JsonNode look() {
        return look("coordinator");
    }

    public JsonNode look(String user) {
        return api.get(user, path()).ok().json();
    }

    public String stage() {
        return look().path("stage").asText();
    }

    public String scopeHash() {
        return look().path("scopeHash").asText();
    }

    public String sitting() {
        return look("chair").path("sitting").path("id").asText();
    }

    public String gate(String gate) {
        return StreamSupport.stream(look().path("gates").spliterator(), false)
                .filter(g -> g.path("id").asText().equals(gate))
                .map(g -> g.path("state").asText())
                .findAny()
                .orElse("not-applicable");
    }

    /** The live task of that agency. */
    public String task(String agency) {
        return StreamSupport.stream(look().path("tasks").spliterator(), false)
                .filter(t -> t.path("agency").asText().equals(agency))
                .filter(t -> !t.path("state").asText().equals("declined"))
                .map(t -> t.path("id").asText())
                .findAny()
                .orElseThrow();
    }

    public Answer give(String user, String command, Object body) {
        return api.post(user, path(command), body);
    }

    public Answer give(String user, String seat, String command, Object body) {
        return api.post(user, seat, path(command), body);
    }

    public Case does(String user, String command, Object body) {
        give(user, command, body).ok();
        return this;
    }

    /** From a draft; walks every point on the way. */
    public Case to(Point point) {
        for (var next : Point.values()) {
            if (next != Point.DRAFTED && next.compareTo(point) <= 0) {
                step(next);
            }
        }
        return this;
    }

    /** From the point before it. */
    public void step(Point point) {
        switch (point) {
            case DRAFTED -> {}
            case REVIEWED -> submit();
            case GRANTED -> gates().forEach(this::grant);
            case AUTHORISED -> approve();
            case TASKED -> kind.agencies().forEach(agency -> does("coordinator", "task", tasking(agency, agency)));
            case ACCEPTED -> kind.agencies().forEach(a -> does(a, "accept", Map.of("task", task(a))));
            case READY -> kind.agencies().forEach(a -> does(a, "ready", ready(a)));
            case EXECUTING -> does(kind.director, "start", "");
            case HALTED -> does("legal", "halt", Map.of("reason", "Unclear."));
            case RESUMED -> does("nco-director", "resume", Map.of("reason", "Clear again."));
            case ENDED -> does(kind.director, "end", "");
            case REPORTED -> does(kind.director, "report", report());
            case CONFIRMED -> sit("confirmation", "confirm");
            case CLOSED -> does("coordinator", "close", "");
        }
    }

    /** By the applicant; returns when the hub has screened it and found nothing. */
    public Case submit() {
        does(kind.applicant, "submit", "");
        return awaitStage("review");
    }

    public Case awaitStage(String wanted) {
        return awaitStageFor(wanted, SCREENED);
    }

    public Case awaitStageFor(String wanted, Duration patience) {
        var end = Instant.now().plus(patience);
        while (!stage().equals(wanted)) {
            assertThat(Instant.now())
                    .as("waiting for %s, is %s", wanted, stage())
                    .isBefore(end);
            sleep();
        }
        return this;
    }

    /** Until the hub has found that the case meets another party. */
    public Case awaitConflict() {
        var end = Instant.now().plus(SCREENED);
        while (look().path("conflictsOpen").asInt() == 0) {
            assertThat(Instant.now()).as("waiting for a conflict").isBefore(end);
            sleep();
        }
        return this;
    }

    private static void sleep() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The gates before the committee's, in their order. */
    public List<String> gates() {
        return switch (kind) {
            case POLICE_HOME -> List.of("legal", "agency-director", "coordination");
            case POLICE_ABROAD -> List.of("legal", "nsc-review", "foreign-minister", "agency-director", "coordination");
            case SDF_91_3 ->
                List.of(
                        "legal",
                        "nsc-review",
                        "foreign-minister",
                        "public-safety-commission",
                        "prime-minister-order",
                        "agency-director",
                        "coordination");
            case SDF_95_4 -> List.of("legal", "nsc-review", "foreign-minister", "agency-director", "coordination");
            case SDF_89_1, SDF_92_2 ->
                List.of("legal", "nsc-review", "foreign-minister", "order-in-force", "agency-director", "coordination");
        };
    }

    public Case grant(String gate) {
        return does(decider(gate), "grant", granting(gate));
    }

    /** The gates before that one, granted by those whose they are. */
    public Case grantUpTo(String gate) {
        for (var each : gates()) {
            if (each.equals(gate)) {
                return this;
            }
            grant(each);
        }
        return this;
    }

    /** The demo account that decides that gate of this case. */
    public String decider(String gate) {
        return switch (gate) {
            case "legal" -> "legal";
            case "agency-director" -> kind.director;
            case "coordination" -> "nco-director";
            default -> RECORDED.get(gate);
        };
    }

    /** The body of a grant, for the scope as it now stands. */
    public Map<String, Object> granting(String gate) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var body = deciding(gate);
        if (gate.equals("public-safety-commission")) {
            body.put("form", "request");
        }
        if (gate.equals("prime-minister-order")) {
            body.put("validFrom", now.minus(1, ChronoUnit.HOURS).toString());
            body.put("validUntil", now.plus(14, ChronoUnit.DAYS).toString());
        }
        return body;
    }

    /** The body of a refusal or a return. */
    public Map<String, Object> deciding(String gate) {
        var body = new HashMap<String, Object>();
        body.put("gate", gate);
        body.put("scopeHash", scopeHash());
        body.put("reasons", "Sufficient.");
        if (RECORDED.containsKey(gate)) {
            body.put(
                    "attestation",
                    Map.of(
                            "decidedBy", "The office",
                            "office", "The office",
                            "decidedAt",
                                    Instant.now().minus(1, ChronoUnit.HOURS).toString(),
                            "channel", "document",
                            "reference", "REF-1"));
        }
        return body;
    }

    /** A sitting of all five that approves. */
    public Case approve() {
        return sit("approval", "approve");
    }

    /** A sitting of all five on that matter, unanimous for that decision. */
    public Case sit(String matter, String decision) {
        var sitting = open(matter, COMMITTEE, List.of()).ok().id();
        move(sitting, "member-1", decision).ok();
        var hash = motionHash();
        COMMITTEE.forEach(user -> vote(sitting, user, hash, "for").ok());
        closeSitting(sitting, "chair", Map.of()).ok();
        return this;
    }

    public Answer open(String matter, List<String> present, List<String> recused) {
        return open("chair", matter, present, recused);
    }

    public Answer open(String user, String matter, List<String> present, List<String> recused) {
        return api.post(
                user,
                "/api/sittings",
                Map.of(
                        "operation",
                        id,
                        "matter",
                        matter,
                        "present",
                        present.stream()
                                .map(p -> Map.of("person", p, "mode", "room"))
                                .toList(),
                        "recused",
                        recused.stream()
                                .map(p -> Map.of("person", p, "reason", "Related."))
                                .toList()));
    }

    public Answer move(String sitting, String user, String decision) {
        var body = new HashMap<String, Object>(
                Map.of("decision", decision, "scopeHash", scopeHash(), "reasons", "As proposed."));
        if (decision.equals("recommend") || decision.equals("ask")) {
            body.put("text", "Do better.");
        }
        return api.post(user, "/api/sittings/" + sitting + "/commands/move", body);
    }

    /** The hash of the motion that is before the case's sitting. */
    public String motionHash() {
        return look("chair").path("sitting").path("motionHash").asText();
    }

    public Answer vote(String sitting, String user, String motionHash, String choice) {
        return api.post(
                user,
                "/api/sittings/" + sitting + "/commands/vote",
                Map.of("motionHash", motionHash, "choice", choice, "reasons", "So I hold."));
    }

    public Answer closeSitting(String sitting, String user, Map<String, Object> body) {
        return api.post(user, "/api/sittings/" + sitting + "/commands/close", body);
    }

    public Map<String, Object> tasking(String agency, String officer) {
        var body = new HashMap<String, Object>(Map.of(
                "agency", agency,
                "officer", officer,
                "instructions", "Observe, then stop.",
                "limits", "Nothing of third parties.",
                "reportEvery", "PT1H"));
        if (kind == Kind.SDF_91_3 && agency.equals("sdf")) {
            body.put("partner", "police");
        }
        return body;
    }

    /** Names every condition in force. */
    public Map<String, Object> ready(String agency) {
        return Map.of("task", task(agency), "conditions", conditions());
    }

    public List<String> conditions() {
        var ids = new ArrayList<String>();
        look().path("conditions").forEach(c -> ids.add(c.path("id").asText()));
        return ids;
    }

    /** A log entry that is in scope while the case is executing. */
    public Map<String, Object> logging(String agency) {
        var now = Instant.now();
        return new HashMap<>(Map.of(
                "task", task(agency),
                "measure", "observe",
                "target", "t-1",
                "occurred", now.toString(),
                "identified", Map.of("at", now.minusSeconds(60).toString(), "how", "Handshake seen again."),
                "action", "Observed.",
                "effect", "None.",
                "dataHandled", "None.",
                "scopeHash", scopeHash()));
    }

    public Map<String, Object> report() {
        return Map.of(
                "result", "It no longer answers.",
                "sideEffects", "None.",
                "administratorNotice", Map.of("status", "exempt", "why", "They are the intruders."),
                "residualRisk", "It may return.",
                "conditions",
                        conditions().stream()
                                .map(c -> Map.of("id", c, "answer", "Kept."))
                                .toList());
    }
}
