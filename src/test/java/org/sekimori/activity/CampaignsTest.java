package org.sekimori.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.activity.CampaignCommand.Revise;
import org.sekimori.operation.Actor;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stamp;

class CampaignsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Actor COORDINATOR =
            new Actor(new PersonId(new UUID(1, 1)), Seat.NCO_COORDINATOR, Organisation.NCO);
    private static final CampaignId ID = new CampaignId(new UUID(7, 7));

    @Test
    void a_response_policy_that_is_replaced_stays_readable_with_its_time() {
        var opened = opened();
        var second = after(opened, revise("title", "warn"), NOON.plusSeconds(60));
        var third = after(second, revise("title", "act"), NOON.plusSeconds(120));
        assertThat(third.responsePolicy().content()).contains("act");
        var history = third.history().orElseThrow();
        assertThat(history.since()).isEqualTo(NOON.plusSeconds(120));
        assertThat(history.past())
                .extracting(past -> past.responsePolicy().content().orElse(""))
                .containsExactly("wait", "warn");
        assertThat(history.past().getFirst().since()).contains(NOON);
        assertThat(history.past().getFirst().until()).isEqualTo(NOON.plusSeconds(60));
        assertThat(history.past().getFirst().by()).contains(COORDINATOR.id());
    }

    @Test
    void another_title_leaves_the_response_policy_as_it_was_decided_on() {
        var revised = after(opened(), revise("other title", "wait"), NOON.plusSeconds(60));
        assertThat(revised.title().content()).contains("other title");
        assertThat(revised.history()).isEqualTo(opened().history());
    }

    @Test
    void one_that_was_kept_before_there_was_a_history_begins_it_with_the_first_change() {
        var opened = opened();
        var old = new Campaign(
                ID, opened.title(), opened.threat(), opened.responsePolicy(), opened.marking(), Optional.empty());
        assertThat(after(old, revise("other title", "wait"), NOON).history()).isEmpty();
        var past = after(old, revise("title", "warn"), NOON)
                .history()
                .orElseThrow()
                .past();
        assertThat(past).singleElement().satisfies(one -> {
            assertThat(one.since()).isEmpty();
            assertThat(one.until()).isEqualTo(NOON);
        });
    }

    @Test
    void what_is_not_there_is_not_revised() {
        assertThat(Campaigns.decide(Optional.empty(), revise("title", "warn"), Acts.by(COORDINATOR, NOON)))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        rejected -> assertThat(rejected.rejection().reason()).isEqualTo(Reason.UNKNOWN));
        var text = Sealed.fresh("text");
        var event = new CampaignEvent.Revised(text, text, text, Marking.AMBER);
        assertThatThrownBy(() -> Campaigns.evolve(Optional.empty(), event, new Stamp(COORDINATOR, NOON, NOON)))
                .isInstanceOf(CorruptState.class);
    }

    private static Campaign opened() {
        return Campaigns.evolve(
                Optional.empty(),
                new CampaignEvent.Opened(
                        ID, Sealed.fresh("title"), Sealed.fresh("threat"), Sealed.fresh("wait"), Marking.AMBER),
                new Stamp(COORDINATOR, NOON, NOON));
    }

    private static Revise revise(String title, String policy) {
        return new Revise(Sealed.fresh(title), Sealed.fresh("threat"), Sealed.fresh(policy), Marking.AMBER);
    }

    private static Campaign after(Campaign campaign, Revise revise, Instant at) {
        var accepted = (Decision.Accepted) Campaigns.decide(Optional.of(campaign), revise, Acts.by(COORDINATOR, at));
        return Campaigns.evolve(
                Optional.of(campaign),
                (CampaignEvent) accepted.facts().getFirst().event(),
                new Stamp(COORDINATOR, at, at));
    }
}
