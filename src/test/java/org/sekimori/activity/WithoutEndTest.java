package org.sekimori.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekimori.activity.Activities.Offered;
import org.sekimori.activity.Activity.Kind;
import org.sekimori.activity.Activity.State;
import org.sekimori.activity.ActivityCommand.AllowOpenEnd;
import org.sekimori.activity.ActivityCommand.Cancel;
import org.sekimori.activity.ActivityCommand.Close;
import org.sekimori.activity.ActivityCommand.Create;
import org.sekimori.activity.ActivityCommand.RecordStep;
import org.sekimori.activity.ActivityCommand.Revise;
import org.sekimori.activity.ActivityCommand.Start;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Instrument;
import org.sekimori.operation.Instrument.OpenEnd;
import org.sekimori.operation.Instrument.OpenEnded;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stamp;

class WithoutEndTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final OpenWindow ENDLESS = new OpenWindow(NOON, Optional.empty());
    private static final OpenWindow LATER = new OpenWindow(NOON.plus(Duration.ofDays(1)), Optional.empty());
    private static final OpenWindow ENDED = new OpenWindow(NOON, Optional.of(NOON.plus(Duration.ofDays(30))));
    private static final Sealed<String> WHY = Sealed.fresh("The sinkhole stays.");
    private static final AllowOpenEnd ALLOW = new AllowOpenEnd(WHY);
    private static final Start START = new Start();
    private static final Actor DESK = actor("takedown", Seat.TAKEDOWN_DESK);
    private static final Actor WATCH = actor("watch", Seat.NCO_DECONFLICTION);

    /** A takedown, as policy says of its kind. */
    private static final class Story {
        private final OpenEnded policy;
        private Activity state;

        Story(OpenEnded policy, OpenWindow window, Actor by) {
            this.policy = policy;
            var create = new Create(
                    Kind.TAKEDOWN,
                    Optional.empty(),
                    WHY,
                    SealedList.fresh(List.of()),
                    window,
                    WHY,
                    Marking.AMBER,
                    Optional.empty());
            fold(Optional.empty(), Activities.decide(Optional.empty(), Optional.empty(), create, act(by)), by);
        }

        /** One that its desk planned with no end, and that needs consent. */
        static Story planned() {
            return new Story(OpenEnded.WITH_CONSENT, ENDLESS, DESK);
        }

        private Act act(Actor actor) {
            var act = Acts.by(actor, NOON);
            return new Act(actor, NOON, act.base(), with(act.rules(), policy), act.hashing());
        }

        Decision tries(Actor actor, ActivityCommand command) {
            return Activities.decide(Optional.of(state), Optional.empty(), command, act(actor));
        }

        Story does(Actor actor, ActivityCommand command) {
            assertThat(tries(actor, command)).as(command.toString()).isInstanceOf(Decision.Accepted.class);
            return attempts(actor, command);
        }

        Story attempts(Actor actor, ActivityCommand command) {
            fold(Optional.of(state), tries(actor, command), actor);
            return this;
        }

        Story happened(ActivityEvent event) {
            state = Activities.evolve(Optional.of(state), event, new Stamp(DESK, NOON, NOON));
            return this;
        }

        private void fold(Optional<Activity> before, Decision decision, Actor actor) {
            if (decision instanceof Decision.Accepted(var facts)) {
                for (var fact : facts) {
                    state = Activities.evolve(before, (ActivityEvent) fact.event(), new Stamp(actor, NOON, NOON));
                }
            }
        }

        Story refuses(Actor actor, ActivityCommand command, Reason reason, String expected) {
            assertThat(tries(actor, command)).isInstanceOfSatisfying(Decision.Rejected.class, rejected -> {
                assertThat(rejected.rejection().reason()).isEqualTo(reason);
                assertThat(rejected.rejection().expected()).contains(expected);
            });
            return this;
        }

        Optional<OpenEnd> openEnd() {
            return state.openEnd(act(DESK).rules().instrument("takedown").orElseThrow());
        }

        List<String> offers(Actor actor) {
            return Activities.offers(state, act(actor)).stream()
                    .map(Offered::name)
                    .toList();
        }
    }

    @Test
    void nothing_goes_under_way_without_an_end_before_the_watch_officer_allowed_it() {
        var story = Story.planned();
        assertThat(story.openEnd()).contains(OpenEnd.NEEDS_CONSENT);
        assertThat(story.offers(DESK)).doesNotContain("activity-start");
        story.refuses(DESK, START, Reason.OPEN_ENDED, "nco.deconfliction allowed");
        assertThat(story.offers(WATCH)).containsExactly("activity-allow-open-end");
        story.does(WATCH, ALLOW);
        assertThat(story.openEnd()).contains(OpenEnd.ALLOWED);
        assertThat(story.state.soFar().openEnd())
                .hasValueSatisfying(consent -> assertThat(consent.person()).isEqualTo(WATCH.id()));
        assertThat(story.offers(DESK)).contains("activity-start");
        story.does(DESK, START).does(DESK, revise(LATER)).does(DESK, revise(ENDLESS));
        assertThat(story.openEnd()).contains(OpenEnd.ALLOWED);
    }

    @Test
    void one_with_an_end_asks_nobody() {
        var story = new Story(OpenEnded.WITH_CONSENT, ENDED, DESK);
        assertThat(story.openEnd()).isEmpty();
        story.refuses(WATCH, ALLOW, Reason.NOT_OPEN_ENDED, "has no end");
        story.does(DESK, START);
        story.refuses(DESK, revise(ENDLESS), Reason.OPEN_ENDED, "keeps one");
        story.does(DESK, revise(ENDED));
    }

    @Test
    void an_end_takes_the_consent_back() {
        var planned = Story.planned().does(WATCH, ALLOW).does(DESK, revise(ENDED));
        assertThat(planned.openEnd()).isEmpty();
        planned.does(DESK, revise(ENDLESS)).refuses(DESK, START, Reason.OPEN_ENDED, "allowed");
        planned.does(WATCH, ALLOW).does(DESK, START);
        planned.does(DESK, revise(ENDED)).refuses(DESK, revise(ENDLESS), Reason.OPEN_ENDED, "keeps one");
        planned.refuses(WATCH, ALLOW, Reason.NOT_OPEN_ENDED, "has no end");
    }

    @Test
    void it_is_allowed_once_while_it_is_not_over_and_with_reasons() {
        var story = Story.planned().does(WATCH, ALLOW);
        story.refuses(WATCH, ALLOW, Reason.ALREADY_ALLOWED, "no such consent yet");
        var blank = new AllowOpenEnd(Sealed.fresh("  "));
        Story.planned().refuses(WATCH, blank, Reason.REASON_NEEDED, "reasons");
        var cancelled = Story.planned().does(DESK, new Cancel(Optional.empty()));
        cancelled.refuses(WATCH, ALLOW, Reason.WRONG_STAGE, "it is cancelled");
        var done = story.does(DESK, START).does(DESK, new Close(Optional.empty()));
        done.refuses(WATCH, ALLOW, Reason.WRONG_STAGE, "it is done");
        assertThat(done.openEnd()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Seat.class)
    void no_seat_but_the_watch_officers_allows_it(Seat seat) {
        var accepted = Story.planned().tries(actor("somebody", seat), ALLOW) instanceof Decision.Accepted;
        assertThat(accepted).isEqualTo(seat == Seat.NCO_DECONFLICTION);
    }

    @Test
    void nobody_allows_what_they_registered_revised_or_recorded() {
        var both = actor("takedown", Seat.NCO_DECONFLICTION);
        var standingIn = new Actor(id("x"), Seat.NCO_DECONFLICTION, Organisation.NCO, Optional.of(id("takedown")));
        for (var same : List.of(both, standingIn)) {
            Story.planned().refuses(same, ALLOW, Reason.SAME_PERSON, "another person");
        }
        var watchAtDesk = actor("watch", Seat.TAKEDOWN_DESK);
        Story.planned().does(watchAtDesk, revise(LATER)).refuses(WATCH, ALLOW, Reason.SAME_PERSON, "another person");
        Story.planned()
                .does(watchAtDesk, new RecordStep("request", WHY, NOON))
                .refuses(WATCH, ALLOW, Reason.SAME_PERSON, "another person");
    }

    @Test
    void who_allowed_it_does_not_then_revise_it_to_another_without_an_end() {
        var watchAtDesk = actor("watch", Seat.TAKEDOWN_DESK);
        var planned = Story.planned().does(WATCH, ALLOW).does(watchAtDesk, revise(LATER));
        assertThat(planned.openEnd()).contains(OpenEnd.NEEDS_CONSENT);
        planned.refuses(DESK, START, Reason.OPEN_ENDED, "allowed");
        planned.refuses(WATCH, ALLOW, Reason.SAME_PERSON, "another person");
        var started = Story.planned().does(WATCH, ALLOW).does(DESK, START);
        started.refuses(watchAtDesk, revise(LATER), Reason.SAME_PERSON, "than who allowed it");
        started.does(watchAtDesk, revise(ENDED));
    }

    @Test
    void policy_frees_a_kind_or_closes_it() {
        var free = new Story(OpenEnded.FREE, ENDLESS, DESK);
        assertThat(free.openEnd()).isEmpty();
        free.refuses(WATCH, ALLOW, Reason.WRONG_KIND, "takedown: free");
        free.does(DESK, START)
                .does(DESK, revise(LATER))
                .does(DESK, revise(ENDED))
                .does(DESK, revise(ENDLESS));
        var never = new Story(OpenEnded.NEVER, ENDLESS, DESK);
        assertThat(never.openEnd()).contains(OpenEnd.NEEDS_END);
        never.refuses(WATCH, ALLOW, Reason.WRONG_KIND, "takedown: never");
        never.refuses(DESK, START, Reason.OPEN_ENDED, "of kind takedown");
        never.does(DESK, revise(ENDED)).does(DESK, START);
        never.refuses(DESK, revise(ENDLESS), Reason.OPEN_ENDED, "of kind takedown");
    }

    @Test
    void what_was_started_before_goes_on_and_is_allowed_or_given_an_end() {
        var story = Story.planned().happened(new ActivityEvent.Started());
        assertThat(story.openEnd()).contains(OpenEnd.NEEDS_CONSENT);
        assertThat(story.offers(DESK)).contains("activity-revise", "activity-close");
        story.refuses(DESK, revise(LATER), Reason.OPEN_ENDED, "nco.deconfliction allowed");
        story.does(DESK, revise(ENDED));
        Story.planned().happened(new ActivityEvent.Started()).does(WATCH, ALLOW).does(DESK, revise(LATER));
    }

    @Test
    void one_that_was_kept_before_its_authors_were_is_revised_first() {
        var story = Story.planned();
        var kept = story.state;
        story.state = new Activity(
                kept.id(),
                kept.registration(),
                kept.state(),
                kept.revision(),
                kept.conflicts(),
                Optional.empty(),
                kept.screenings());
        story.refuses(WATCH, ALLOW, Reason.AUTHOR_UNKNOWN, "revise it first");
        story.does(DESK, revise(ENDLESS)).does(WATCH, ALLOW);
    }

    /** Whatever anybody tries, in whatever order: who is under way without an end was allowed it by another than who wrote it so. */
    @Property(tries = 500)
    void no_order_of_acts_is_under_way_without_an_end_by_the_desk_alone(@ForAll("acts") List<Try> acts) {
        var story = Story.planned();
        var writers = new HashSet<>(DESK.persons());
        for (var act : acts) {
            if (act.command() instanceof Revise
                    && story.tries(act.actor(), act.command()) instanceof Decision.Accepted) {
                writers.addAll(act.actor().persons());
            }
            story.attempts(act.actor(), act.command());
            var consent = story.state.soFar().openEnd();
            assertThat(consent.stream())
                    .allSatisfy(given -> assertThat(given.by()).doesNotContainAnyElementsOf(writers));
            if (story.state.registration().window().isOpen() && story.state.state() == State.UNDER_WAY) {
                assertThat(consent).isPresent();
            }
        }
    }

    record Try(Actor actor, ActivityCommand command) {}

    @Provide
    Arbitrary<List<Try>> acts() {
        var users = Arbitraries.of("takedown", "watch", "other");
        var seats = Arbitraries.of(Seat.TAKEDOWN_DESK, Seat.NCO_DECONFLICTION);
        var commands = Arbitraries.<ActivityCommand>of(
                ALLOW, START, revise(ENDLESS), revise(LATER), revise(ENDED), new RecordStep("request", WHY, NOON));
        return Combinators.combine(users, seats, commands)
                .as((user, seat, command) -> new Try(actor(user, seat), command))
                .list()
                .ofMaxSize(15);
    }

    private static Revise revise(OpenWindow window) {
        return new Revise(
                Kind.TAKEDOWN,
                Optional.empty(),
                WHY,
                SealedList.fresh(List.of()),
                window,
                WHY,
                Marking.AMBER,
                Optional.empty());
    }

    private static Rules with(Rules rules, OpenEnded policy) {
        var instruments = new HashMap<>(rules.instruments());
        instruments.computeIfPresent(
                "takedown",
                (_, kind) -> new Instrument(kind.desk(), kind.steps(), kind.publishes(), kind.clearances(), policy));
        return new Rules(
                rules.gates(),
                rules.bases(),
                rules.quorum(),
                rules.deadlines(),
                rules.directory(),
                rules.handling(),
                rules.standIns(),
                Map.copyOf(instruments),
                rules.lateEntry(),
                rules.haltedByConflict(),
                rules.policySet());
    }

    private static Actor actor(String user, Seat seat) {
        return new Actor(id(user), seat, Organisation.NCO);
    }

    private static PersonId id(String user) {
        return new PersonId(UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)));
    }
}
