package org.sekimori.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.sekimori.activity.Activities.Offered;
import org.sekimori.activity.Activity.Kind;
import org.sekimori.activity.Activity.State;
import org.sekimori.activity.ActivityCommand.Clear;
import org.sekimori.activity.ActivityCommand.Close;
import org.sekimori.activity.ActivityCommand.Create;
import org.sekimori.activity.ActivityCommand.Publish;
import org.sekimori.activity.ActivityCommand.RecordStep;
import org.sekimori.activity.ActivityCommand.Revise;
import org.sekimori.activity.ActivityCommand.Start;
import org.sekimori.activity.ActivityCommand.Withhold;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.TestRules;

class PublicationTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Sealed<String> WHY = Sealed.fresh("So it is.");
    private static final Actor DRAFTER = actor("drafter", Seat.MOFA_DESK);
    private static final Actor MOFA = actor("mofa", Seat.MOFA_DESK);
    private static final Actor POLICE = actor("police-director", Seat.POLICE_DIRECTOR);
    private static final Actor NSS = actor("nss", Seat.NSS_DESK);
    private static final List<Seat> CLEARING =
            TestRules.instruments().get("attribution").clearances();

    /** An activity, a minute later with each command. */
    static final class Story {
        private Optional<Activity> state = Optional.empty();
        private Instant now = NOON;

        Story(Kind kind, Actor by) {
            does(
                    by,
                    new Create(
                            kind,
                            Optional.empty(),
                            Sealed.fresh("title"),
                            SealedList.fresh(List.of()),
                            window(),
                            Sealed.fresh("desk"),
                            Marking.AMBER,
                            Optional.of(WHY)));
        }

        static Story drafted() {
            return new Story(Kind.ATTRIBUTION, DRAFTER)
                    .does(DRAFTER, new Start())
                    .does(DRAFTER, draft(NOON));
        }

        static Story cleared() {
            return drafted()
                    .does(MOFA, new Clear(WHY))
                    .does(POLICE, new Clear(WHY))
                    .does(NSS, new Clear(WHY));
        }

        Decision tries(Actor actor, ActivityCommand command) {
            return Activities.decide(state, Optional.empty(), command, Acts.by(actor, now));
        }

        Story does(Actor actor, ActivityCommand command) {
            assertThat(tries(actor, command)).as(command.toString()).isInstanceOf(Decision.Accepted.class);
            return attempts(actor, command);
        }

        /** Whether or not it is accepted. */
        Story attempts(Actor actor, ActivityCommand command) {
            now = now.plusSeconds(60);
            if (tries(actor, command) instanceof Decision.Accepted(var facts)) {
                for (var fact : facts) {
                    var event = (ActivityEvent) fact.event();
                    state = Optional.of(Activities.evolve(state, event, new Stamp(actor, now, now)));
                }
            }
            return this;
        }

        Story refuses(Actor actor, ActivityCommand command, Reason reason) {
            assertThat(tries(actor, command))
                    .isInstanceOfSatisfying(
                            Decision.Rejected.class,
                            rejected ->
                                    assertThat(rejected.rejection().reason()).isEqualTo(reason));
            return this;
        }

        Publish publish() {
            return new Publish(now, Sealed.fresh("release 112"));
        }

        Course soFar() {
            return state.orElseThrow().soFar();
        }
    }

    @Test
    void nothing_is_published_before_every_seat_has_cleared_it() {
        var story = Story.drafted();
        story.refuses(DRAFTER, story.publish(), Reason.CLEARANCE_MISSING);
        story.does(MOFA, new Clear(WHY)).does(POLICE, new Clear(WHY));
        story.refuses(DRAFTER, story.publish(), Reason.CLEARANCE_MISSING);
        story.does(NSS, new Withhold(WHY));
        story.refuses(DRAFTER, story.publish(), Reason.CLEARANCE_MISSING);
        story.does(NSS, new Clear(WHY));
        story.does(DRAFTER, story.publish());
        assertThat(story.soFar().published()).isPresent();
    }

    @Test
    void a_publication_is_told_with_its_time_neither_ahead_nor_from_before_the_last_clearance() {
        var story = Story.cleared();
        story.refuses(DRAFTER, new Publish(story.now.plusSeconds(1), WHY), Reason.OUT_OF_RANGE);
        story.refuses(DRAFTER, new Publish(NOON.minus(Duration.ofDays(1)), WHY), Reason.CLEARANCE_MISSING);
        story.does(DRAFTER, story.publish());
    }

    @Test
    void who_wrote_it_clears_it_in_no_seat_and_nobody_in_two() {
        var story = Story.drafted();
        story.refuses(DRAFTER, new Clear(WHY), Reason.SAME_PERSON);
        story.refuses(actor("drafter", Seat.NSS_DESK), new Clear(WHY), Reason.SAME_PERSON);
        story.refuses(standingIn("mofa", "drafter", Seat.MOFA_DESK), new Clear(WHY), Reason.SAME_PERSON);
        story.does(MOFA, new Clear(WHY));
        story.refuses(actor("mofa", Seat.NSS_DESK), new Clear(WHY), Reason.SAME_PERSON);
        story.refuses(MOFA, new Clear(WHY), Reason.ALREADY_CLEARED);
        story.refuses(actor("legal", Seat.NCO_LEGAL), new Clear(WHY), Reason.NOT_PERMITTED);
        story.does(MOFA, draft(NOON.plusSeconds(30)));
        story.refuses(MOFA, new Clear(WHY), Reason.SAME_PERSON);
    }

    @Test
    void what_is_cleared_is_on_record_first() {
        var story = new Story(Kind.ATTRIBUTION, DRAFTER);
        story.refuses(MOFA, new Clear(WHY), Reason.NOTHING_TO_CLEAR);
        story.does(DRAFTER, draft(NOON)).does(MOFA, new Clear(WHY));
    }

    @Test
    void another_title_other_selectors_and_another_draft_take_the_clearances_back() {
        var story = Story.cleared().does(DRAFTER, revise("title", List.of(), "another desk"));
        assertThat(story.soFar().clearances()).as("none of it was cleared").hasSize(3);
        story.does(DRAFTER, revise("other title", List.of(), "desk"));
        assertThat(story.soFar().clearances()).isEmpty();
        var other = Story.cleared()
                .does(DRAFTER, revise("title", List.of(new Selector(Selector.Kind.DOMAIN, "a.example")), "desk"));
        assertThat(other.soFar().missing(CLEARING)).isEqualTo(CLEARING);
        var anew = Story.cleared().does(DRAFTER, draft(NOON));
        anew.refuses(DRAFTER, anew.publish(), Reason.CLEARANCE_MISSING);
    }

    @Test
    void what_was_published_stays_as_it_was_cleared() {
        var story = Story.cleared();
        story.refuses(DRAFTER, new Close(Optional.empty()), Reason.NOT_PUBLISHED);
        story.does(DRAFTER, story.publish());
        story.refuses(DRAFTER, story.publish(), Reason.ALREADY_PUBLISHED);
        story.refuses(DRAFTER, draft(NOON), Reason.ALREADY_PUBLISHED);
        story.refuses(NSS, new Withhold(WHY), Reason.ALREADY_PUBLISHED);
        story.refuses(DRAFTER, revise("other title", List.of(), "desk"), Reason.ALREADY_PUBLISHED);
        story.does(DRAFTER, revise("title", List.of(), "another desk"));
        story.does(DRAFTER, new Close(Optional.empty()));
        assertThat(story.state.orElseThrow().state()).isEqualTo(State.DONE);
        story.refuses(NSS, new Withhold(WHY), Reason.WRONG_STAGE);
    }

    @Test
    void a_takedown_records_request_answer_and_effect_each_with_its_time() {
        var desk = actor("takedown", Seat.TAKEDOWN_DESK);
        var story = new Story(Kind.TAKEDOWN, desk);
        var yesterday = NOON.minus(Duration.ofDays(1));
        for (var step : List.of("request", "answer", "effect")) {
            story.does(desk, new RecordStep(step, WHY, yesterday));
        }
        assertThat(story.soFar().steps()).extracting(Course.Step::step).containsExactly("request", "answer", "effect");
        assertThat(story.soFar().steps().getFirst().occurred()).isEqualTo(yesterday);
        assertThat(story.soFar().steps().getFirst().recorded()).isAfter(NOON);
        story.refuses(desk, new RecordStep("draft", WHY, yesterday), Reason.WRONG_KIND);
        story.refuses(desk, new RecordStep("effect", WHY, story.now.plusSeconds(1)), Reason.OUT_OF_RANGE);
        story.refuses(MOFA, new RecordStep("effect", WHY, yesterday), Reason.NOT_PERMITTED);
        story.refuses(NSS, new Clear(WHY), Reason.NOT_PERMITTED);
        story.does(desk, new Start());
        story.refuses(desk, story.publish(), Reason.WRONG_KIND);
        story.does(desk, new Close(Optional.of(WHY)));
        story.refuses(desk, new RecordStep("effect", WHY, yesterday), Reason.WRONG_STAGE);
    }

    @Test
    void what_is_offered_is_what_would_be_accepted_of_that_person() {
        var story = Story.drafted();
        assertThat(names(story, DRAFTER))
                .containsExactlyInAnyOrder(
                        "activity-record", "activity-withhold", "activity-cancel", "activity-revise");
        assertThat(names(story, MOFA)).contains("activity-clear", "activity-record");
        assertThat(names(story, NSS)).containsExactlyInAnyOrder("activity-clear", "activity-withhold");
        assertThat(names(story, actor("legal", Seat.NCO_LEGAL))).isEmpty();
        assertThat(names(Story.cleared(), DRAFTER)).contains("activity-publish");
    }

    /** Whatever anybody tries, in whatever order: at the moment of publication all three had cleared what then stood there. */
    @Property(tries = 300)
    void no_order_of_acts_publishes_what_is_not_cleared(@ForAll("acts") List<Try> acts) {
        var story = Story.drafted();
        for (var act : acts) {
            var before = story.soFar();
            story.attempts(act.actor(), act.command(story));
            var after = story.soFar();
            if (before.published().isEmpty() && after.published().isPresent()) {
                assertThat(before.missing(CLEARING)).isEmpty();
                assertThat(before.clearances())
                        .allSatisfy(
                                clearance -> assertThat(before.authors()).doesNotContainAnyElementsOf(clearance.by()));
                assertThat(before.clearances().stream().map(Clearance::person)).doesNotHaveDuplicates();
            }
            if (before.published().isPresent()) {
                assertThat(after.clearances()).isEqualTo(before.clearances());
            }
        }
    }

    record Try(Actor actor, int what) {
        ActivityCommand command(Story story) {
            return switch (what) {
                case 0 -> draft(NOON);
                case 1 -> revise("title " + story.now, List.of(), "desk");
                case 2 -> new Withhold(WHY);
                case 3, 4 -> story.publish();
                default -> new Clear(WHY);
            };
        }
    }

    @Provide
    Arbitrary<List<Try>> acts() {
        return Combinators.combine(
                        Arbitraries.of(DRAFTER, MOFA, POLICE, NSS, actor("mofa", Seat.NSS_DESK)),
                        Arbitraries.integers().between(0, 9))
                .as(Try::new)
                .list()
                .ofMaxSize(25);
    }

    private static List<String> names(Story story, Actor actor) {
        return Activities.offers(story.state.orElseThrow(), Acts.by(actor, story.now)).stream()
                .map(Offered::name)
                .toList();
    }

    private static RecordStep draft(Instant occurred) {
        return new RecordStep("draft", Sealed.fresh("It was them."), occurred);
    }

    private static Revise revise(String title, List<Selector> selectors, String liaison) {
        return new Revise(
                Kind.ATTRIBUTION,
                Optional.empty(),
                Sealed.fresh(title),
                SealedList.fresh(selectors),
                window(),
                Sealed.fresh(liaison),
                Marking.AMBER,
                Optional.empty());
    }

    private static OpenWindow window() {
        return new OpenWindow(NOON, Optional.of(NOON.plus(Duration.ofDays(30))));
    }

    private static Actor actor(String user, Seat seat) {
        return new Actor(id(user), seat, Organisation.NCO);
    }

    private static Actor standingIn(String user, String holder, Seat seat) {
        return new Actor(id(user), seat, Organisation.NCO, Optional.of(id(holder)));
    }

    private static PersonId id(String user) {
        return new PersonId(UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)));
    }
}
