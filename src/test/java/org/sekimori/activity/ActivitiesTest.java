package org.sekimori.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekimori.activity.Activity.Kind;
import org.sekimori.activity.Activity.State;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.TestRules;

class ActivitiesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final OpenWindow WINDOW = new OpenWindow(NOON, Optional.of(NOON.plus(Duration.ofDays(30))));
    private static final CampaignId CAMPAIGN = new CampaignId(new UUID(7, 7));

    @Test
    void an_activity_goes_from_planned_over_under_way_to_done() {
        var planned = planned(Kind.TAKEDOWN);
        assertThat(planned.state()).isEqualTo(State.PLANNED);
        assertRejected(planned, new ActivityCommand.Close(Optional.empty()), Reason.WRONG_STAGE);
        var started = after(planned, new ActivityCommand.Start());
        assertRejected(started, new ActivityCommand.Start(), Reason.WRONG_STAGE);
        var done = after(started, new ActivityCommand.Close(Optional.of(Sealed.fresh("taken down"))));
        assertThat(done.state()).isEqualTo(State.DONE);
        assertRejected(done, new ActivityCommand.Cancel(Optional.empty()), Reason.WRONG_STAGE);
        assertThat(Activities.offers(done, act(Seat.TAKEDOWN_DESK))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void only_the_desk_of_its_kind_registers_it_and_leads_it(Kind kind) {
        for (var seat : Seat.values()) {
            var decision =
                    Activities.decide(Optional.empty(), Optional.empty(), create(kind, Optional.empty()), act(seat));
            assertThat(decision instanceof Decision.Accepted).as(seat.wire()).isEqualTo(seat == desk(kind));
            var start = Activities.decide(
                    Optional.of(planned(kind)), Optional.empty(), new ActivityCommand.Start(), act(seat));
            assertThat(start instanceof Decision.Accepted).as(seat.wire()).isEqualTo(seat == desk(kind));
        }
    }

    @Test
    void a_campaign_that_is_named_must_exist() {
        var create = create(Kind.TAKEDOWN, Optional.of(CAMPAIGN));
        assertThat(Activities.decide(Optional.empty(), Optional.empty(), create, act(Seat.TAKEDOWN_DESK)))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        rejected -> assertThat(rejected.rejection().reason()).isEqualTo(Reason.UNKNOWN_CAMPAIGN));
        assertThat(Activities.decide(Optional.empty(), Optional.of(campaign()), create, act(Seat.TAKEDOWN_DESK)))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_revision_keeps_the_kind() {
        var planned = planned(Kind.HUNT);
        assertThat(after(planned, revise(Kind.HUNT)).revision()).isEqualTo(2);
        assertRejected(planned, revise(Kind.PUBLICATION), Reason.OUT_OF_RANGE);
    }

    @Test
    void screened_counts_what_is_open_and_names_at_most_a_hundred() {
        var conflicts = IntStream.range(0, 150)
                .mapToObj(n -> new ConflictId(new UUID(5, n)))
                .toList();
        var accepted = (Decision.Accepted) Activities.decide(
                Optional.of(planned(Kind.HUNT)),
                Optional.empty(),
                new ActivityCommand.Screen(conflicts),
                act(Seat.HUB));
        assertThat(accepted.facts())
                .extracting(fact -> ((ActivityEvent.Screened) fact.event()).open())
                .containsExactly(100, 150);
        var all = after(planned(Kind.HUNT), new ActivityCommand.Screen(conflicts), Seat.HUB);
        assertThat(after(all, new ActivityCommand.Screen(conflicts.subList(0, 1)), Seat.HUB)
                        .open())
                .isEqualTo(149);
    }

    @Test
    void an_event_that_cannot_have_happened_is_corruption() {
        var miscounted = new ActivityEvent.Screened(7, List.of(new ConflictId(new UUID(5, 5))));
        assertThatThrownBy(() -> Activities.evolve(Optional.of(planned(Kind.HUNT)), miscounted, stamp(Seat.HUB)))
                .isInstanceOf(CorruptState.class);
        assertThatThrownBy(() -> Activities.evolve(Optional.empty(), new ActivityEvent.Started(), stamp(Seat.HUB)))
                .isInstanceOf(CorruptState.class);
    }

    @Test
    void windows_overlap_within_the_margin_and_without_end() {
        var hour = Duration.ofHours(1);
        var endless = new OpenWindow(NOON, Optional.empty());
        var morning = new OpenWindow(NOON.minus(hour), Optional.of(NOON));
        var evening =
                new OpenWindow(NOON.plus(hour), Optional.of(NOON.plus(hour).plusNanos(1)));
        assertThat(morning.overlaps(evening, hour)).isFalse();
        assertThat(morning.overlaps(evening, hour.plusNanos(1))).isTrue();
        assertThat(evening.overlaps(morning, hour.plusNanos(1))).isTrue();
        assertThat(endless.overlaps(evening, Duration.ZERO)).isTrue();
        assertThat(endless.overlaps(morning, Duration.ZERO)).isFalse();
        assertThat(endless.overlaps(endless, Duration.ZERO)).isTrue();
    }

    @Test
    void a_campaign_opens_once() {
        var text = Sealed.fresh("text");
        var create = new CampaignCommand.Create(text, text, text, Marking.AMBER);
        assertThat(Campaigns.decide(Optional.empty(), create, act(Seat.NCO_COORDINATOR)))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(Campaigns.decide(Optional.of(campaign()), create, act(Seat.NCO_COORDINATOR)))
                .isInstanceOf(Decision.Rejected.class);
    }

    private static Campaign campaign() {
        var text = Sealed.fresh("text");
        return Campaigns.evolve(
                Optional.empty(),
                new CampaignEvent.Opened(CAMPAIGN, text, text, text, Marking.AMBER),
                stamp(Seat.NCO_COORDINATOR));
    }

    private static Activity planned(Kind kind) {
        return fold(
                Optional.empty(),
                Activities.decide(Optional.empty(), Optional.empty(), create(kind, Optional.empty()), act(desk(kind))),
                desk(kind));
    }

    private static Activity after(Activity activity, ActivityCommand command) {
        return after(activity, command, desk(activity.registration().kind()));
    }

    private static Activity after(Activity activity, ActivityCommand command, Seat seat) {
        return fold(
                Optional.of(activity),
                Activities.decide(Optional.of(activity), Optional.empty(), command, act(seat)),
                seat);
    }

    private static Activity fold(Optional<Activity> before, Decision decision, Seat seat) {
        var state = before;
        for (var fact : ((Decision.Accepted) decision).facts()) {
            state = Optional.of(Activities.evolve(state, (ActivityEvent) fact.event(), stamp(seat)));
        }
        return state.orElseThrow();
    }

    private static void assertRejected(Activity activity, ActivityCommand command, Reason reason) {
        var desk = desk(activity.registration().kind());
        assertThat(Activities.decide(Optional.of(activity), Optional.empty(), command, act(desk)))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        rejected -> assertThat(rejected.rejection().reason()).isEqualTo(reason));
    }

    private static ActivityCommand.Create create(Kind kind, Optional<CampaignId> campaign) {
        return new ActivityCommand.Create(
                kind,
                campaign,
                Sealed.fresh("title"),
                SealedList.fresh(List.of()),
                WINDOW,
                Sealed.fresh("desk, 03-0000-0000"),
                Marking.AMBER,
                Optional.empty());
    }

    private static ActivityCommand.Revise revise(Kind kind) {
        return new ActivityCommand.Revise(
                kind,
                Optional.empty(),
                Sealed.fresh("other title"),
                SealedList.fresh(List.of()),
                WINDOW,
                Sealed.fresh("desk, 03-0000-0000"),
                Marking.AMBER,
                Optional.empty());
    }

    private static Seat desk(Kind kind) {
        return TestRules.instruments().get(kind.wire()).desk();
    }

    private static Actor actor(Seat seat) {
        return new Actor(new PersonId(new UUID(1, 1)), seat, Organisation.NCO);
    }

    private static Act act(Seat seat) {
        return Acts.by(actor(seat), NOON);
    }

    private static Stamp stamp(Seat seat) {
        return new Stamp(actor(seat), NOON, NOON);
    }
}
