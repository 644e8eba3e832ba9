package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Api.Answer;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** No case is opened again: a new one names the old, which is over and which the proposer may read. */
class ReferringIT {
    private final Api api = RunningHub.shared().api();

    private Map<String, Object> proposal(String earlier) {
        var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        proposal.put("refersTo", earlier);
        return proposal;
    }

    private Answer create(String user, String earlier) {
        return api.post(user, "/api/operations", proposal(earlier));
    }

    private Case over() {
        return Case.at(api, Kind.POLICE_HOME, Point.REVIEWED)
                .does("police", "withdraw", Map.of("reason", "Too early."));
    }

    private JsonNode awaitReferredBy(Case operation, String user) throws InterruptedException {
        var found = operation.look(user).path("referredBy");
        for (int again = 0; again < 50 && found.isMissingNode(); again++) {
            Thread.sleep(Duration.ofMillis(100));
            found = operation.look(user).path("referredBy");
        }
        return found;
    }

    @Test
    void a_new_case_names_the_old_one_and_each_shows_the_other() throws InterruptedException {
        var earlier = over();
        var later =
                Case.of(api, Kind.POLICE_HOME, create("police", earlier.id()).ok());
        var seen = later.look().path("refersTo");
        assertThat(seen.path("id").asText()).isEqualTo(earlier.id());
        assertThat(seen.path("stage").asText()).isEqualTo("withdrawn");
        assertThat(seen.path("number").asText()).startsWith("OP-");
        assertThat(awaitReferredBy(earlier, "coordinator").path(0).path("id").asText())
                .isEqualTo(later.id());
        assertThat(api.get("police", later.path() + "/proposal")
                        .ok()
                        .json()
                        .path("refersTo")
                        .asText())
                .isEqualTo(earlier.id());
        assertThat(earlier.look("chair").has("referredBy"))
                .as("what was not submitted is not there for the committee")
                .isFalse();
        later.submit().awaitStage("review");
        assertThat(awaitReferredBy(earlier, "chair").path(0).path("id").asText())
                .isEqualTo(later.id());
    }

    @Test
    void a_case_that_goes_on_or_is_not_there_or_not_for_the_proposer_is_not_named() {
        var going = Case.at(api, Kind.POLICE_HOME, Point.REVIEWED);
        create("police", going.id()).refused(422, "case-not-over");
        create("police", UUID.randomUUID().toString()).refused(422, "unknown-case");
        var proposal = proposal(over().id());
        proposal.put("applicant", "prefecture");
        api.post("prefecture", "/api/operations", proposal).refused(422, "unknown-case");
    }

    @Test
    void a_revision_keeps_the_reference_or_names_another_that_holds() {
        var earlier = over();
        var later =
                Case.of(api, Kind.POLICE_HOME, create("police", earlier.id()).ok());
        later.does("police", "revise", proposal(earlier.id()));
        assertThat(later.look().path("refersTo").path("id").asText()).isEqualTo(earlier.id());
        later.give("police", "revise", proposal(later.id())).refused(422);
        later.does("police", "revise", Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api)));
        assertThat(later.look().has("refersTo")).isFalse();
    }
}
