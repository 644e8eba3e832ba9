package org.sekimori;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.sekimori.operation.Stage;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;

/** Cases of the police for {@link MatrixIT}, at each stage one of its own. */
final class MatrixCases {
    private static final long SOON_SECONDS = 6;

    private final Api api;
    private String takedown = "";
    private String campaign = "";

    MatrixCases(Api api) {
        this.api = api;
    }

    /** The activity with which the case in screening is in conflict. */
    String takedown() {
        return takedown;
    }

    /** That of the case in screening. */
    String campaign() {
        return campaign;
    }

    /** At every stage; what takes time first. */
    Map<Stage, Supplier<Case>> abroad() {
        var cases = new LinkedHashMap<Stage, Supplier<Case>>();
        cases.put(Stage.EXPIRED, this::expired);
        cases.put(Stage.DRAFT, () -> at(Point.DRAFTED));
        cases.put(Stage.SCREENING, this::inConflict);
        cases.put(Stage.REVIEW, () -> at(Point.REVIEWED));
        cases.put(Stage.AUTHORISED, () -> at(Point.AUTHORISED));
        cases.put(Stage.TASKED, () -> at(Point.TASKED));
        cases.put(Stage.EXECUTING, () -> at(Point.EXECUTING));
        cases.put(Stage.HALTED, () -> at(Point.HALTED));
        cases.put(Stage.ENDED, () -> at(Point.ENDED));
        cases.put(Stage.REPORTED, () -> at(Point.REPORTED));
        cases.put(Stage.CLOSED, () -> at(Point.CLOSED));
        cases.put(Stage.REFUSED, () -> {
            var operation = at(Point.REVIEWED);
            return operation.does("legal", "refuse", operation.deciding("legal"));
        });
        cases.put(Stage.WITHDRAWN, () -> at(Point.REVIEWED).does("police", "withdraw", Map.of("reason", "So it is.")));
        cases.put(
                Stage.REVOKED,
                () -> at(Point.AUTHORISED).does("nco-director", "revoke", Map.of("reason", "So it is.")));
        return cases;
    }

    Case at(Point point) {
        return Case.at(api, Kind.POLICE_ABROAD, point);
    }

    private Case expired() {
        var proposal = Drafts.proposal(Kind.POLICE_ABROAD, Case.campaign(api));
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        proposal.put(
                "window",
                Map.of(
                        "from",
                        now.minusSeconds(60).toString(),
                        "to",
                        now.plusSeconds(SOON_SECONDS).toString()));
        return Case.draft(api, Kind.POLICE_ABROAD, proposal).does("police", "submit", "");
    }

    private Case inConflict() {
        campaign = Case.campaign(api);
        var proposal = Drafts.proposal(Kind.POLICE_ABROAD, campaign);
        takedown = api.post("takedown", "/api/activities", Drafts.takedownOf(proposal))
                .ok()
                .id();
        return Case.draft(api, Kind.POLICE_ABROAD, proposal)
                .does("police", "submit", "")
                .awaitConflict();
    }

    /** At home, with an officer of a prefecture as applicant and executor; at the stages that a case comes through. */
    Map<Stage, Supplier<Case>> prefectural() {
        var cases = new LinkedHashMap<Stage, Supplier<Case>>();
        cases.put(Stage.DRAFT, () -> prefectural(Point.DRAFTED));
        cases.put(Stage.REVIEW, () -> prefectural(Point.REVIEWED));
        cases.put(Stage.AUTHORISED, () -> prefectural(Point.AUTHORISED));
        cases.put(Stage.TASKED, () -> prefectural(Point.TASKED));
        cases.put(Stage.EXECUTING, () -> prefectural(Point.EXECUTING));
        cases.put(Stage.HALTED, () -> prefectural(Point.HALTED));
        cases.put(Stage.REPORTED, () -> prefectural(Point.REPORTED));
        return cases;
    }

    private Case prefectural(Point point) {
        var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        proposal.put("applicant", "prefecture");
        var operation = Case.of(api, Kind.POLICE_HOME, api.post("prefecture", "/api/operations", proposal));
        for (var next : Point.values()) {
            if (next != Point.DRAFTED && next.compareTo(point) <= 0) {
                step(operation, next);
            }
        }
        return operation;
    }

    /** What the applicant and officer does, by the own account; all else as in every case. */
    private static void step(Case operation, Point point) {
        switch (point) {
            case REVIEWED -> operation.does("prefecture", "submit", "").awaitStage("review");
            case TASKED -> operation.does("coordinator", "task", operation.tasking("police", "prefecture"));
            case ACCEPTED -> operation.does("prefecture", "accept", Map.of("task", operation.task("police")));
            case READY -> operation.does("prefecture", "ready", operation.ready("police"));
            default -> operation.step(point);
        }
    }
}
