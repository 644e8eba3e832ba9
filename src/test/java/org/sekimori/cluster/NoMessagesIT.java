package org.sekimori.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Case;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/**
 * Every message between the nodes dropped: they share the database and, being of different clusters, never hear each other.
 * Each step of a case goes to the other node than the one before.
 */
class NoMessagesIT {
    private List<Case> views = List.of();
    private int turn;

    @Test
    void a_case_goes_from_proposal_to_close_through_two_nodes_that_never_hear_each_other() {
        try (var place = Place.fresh();
                var one = RunningHub.launched(place, 1, Map.of("HUB_CLUSTER_NAME", "deaf-one"));
                var two = RunningHub.launched(place, 2, Map.of("HUB_CLUSTER_NAME", "deaf-two"))) {
            one.awaitReady();
            two.awaitReady();
            var kind = Kind.SDF_91_3;
            var proposal = Drafts.proposal(kind, Case.campaign(two.api()));
            var created = one.api().post(kind.applicant, "/api/operations", proposal);
            views = List.of(Case.of(one.api(), kind, created), Case.of(two.api(), kind, created));

            review();
            sit("approval", "approve");
            prepare();
            execute();
            sit("confirmation", "confirm");
            other().does("coordinator", "close", "");

            assertThat(views).allSatisfy(view -> assertThat(view.stage()).isEqualTo("closed"));
            var log = OutsideLog.read(one.api(), 1, Optional.empty()).versionsHaveNoHoles();
            OutsideLog.read(two.api(), 0, Optional.of(log.checkpoint())).versionsHaveNoHoles();
        }
    }

    private void review() {
        other().does(Kind.SDF_91_3.applicant, "submit", "");
        other().awaitStage("review");
        for (var gate : other().gates()) {
            other().grant(gate);
        }
    }

    private void sit(String matter, String decision) {
        var sitting = other().open(matter, Case.COMMITTEE, List.of()).ok().id();
        other().move(sitting, "member-1", decision).ok();
        var hash = seen().motionHash();
        for (var member : Case.COMMITTEE) {
            other().vote(sitting, member, hash, "for").ok();
        }
        other().closeSitting(sitting, "chair", Map.of()).ok();
    }

    private void prepare() {
        var agencies = Kind.SDF_91_3.agencies();
        agencies.forEach(a -> other().does("coordinator", "task", seen().tasking(a, a)));
        agencies.forEach(a -> other().does(a, "accept", Map.of("task", seen().task(a))));
        agencies.forEach(a -> other().does(a, "ready", seen().ready(a)));
    }

    private void execute() {
        var director = Kind.SDF_91_3.director;
        other().does(director, "start", "");
        other().does("police", "log", seen().logging("police"));
        other().does("legal", "halt", Map.of("reason", "Unclear."));
        Kind.SDF_91_3.agencies().forEach(a -> other().does(a, "acknowledge-halt", Map.of("task", seen().task(a))));
        other().does("nco-director", "resume", Map.of("reason", "Clear again."));
        other().does(director, "end", "");
        other().does(director, "report", seen().report());
    }

    /** The next step's node. */
    private Case other() {
        turn++;
        return views.get(turn % 2);
    }

    /** What a step needs to know is read from the node that does not take it. */
    private Case seen() {
        return views.get((turn + 1) % 2);
    }
}
