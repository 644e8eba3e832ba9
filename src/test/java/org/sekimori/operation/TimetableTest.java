package org.sekimori.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Person.Designation;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.tasking.TaskingCommand;

/** When time moves a case: the ends of designations and consents. */
class TimetableTest {
    private final Play play = Play.executing(Draft.home());

    private static Instant day(int n) {
        return TestRules.START.plus(Duration.ofDays(n));
    }

    private static Designation until(int from, int to) {
        return new Designation(Seat.POLICE_OFFICER, day(from), Optional.of(day(to)));
    }

    /** The rules with these designations of the officer at work, who is also an officer of another agency. */
    private Rules designated(Designation... designations) {
        var rules = play.rules;
        var people = new ArrayList<>(rules.directory().persons().values());
        people.replaceAll(person -> person.user().equals("police")
                ? new Person(
                        person.key(),
                        person.user(),
                        person.name(),
                        person.organisation(),
                        person.prefecture(),
                        Set.of(Seat.POLICE_OFFICER, Seat.SDF_OFFICER),
                        Arrays.asList(designations))
                : person);
        return with(Directory.of(people));
    }

    private Rules with(Directory directory) {
        var rules = play.rules;
        return new Rules(rules.gates(), rules.bases(), rules.quorum(), rules.deadlines(), directory, rules.policySet());
    }

    /** When the designation of the officer at work ends or ended, as seen at an instant. */
    private List<Instant> ends(Rules rules, Instant now) {
        return new Timetable(play.operation(), rules, now)
                .appointments().stream()
                        .filter(a -> a.what() instanceof Appointment.Stop(var cause)
                                && cause.kind() == Halt.Cause.Kind.DESIGNATION_ENDED)
                        .map(Appointment::at)
                        .toList();
    }

    @Test
    void a_designation_that_another_goes_on_from_does_not_end() {
        assertThat(ends(designated(until(-1, 5), until(3, 10)), day(1))).containsExactly(day(10));
        assertThat(ends(designated(until(-1, 5), until(5, 10)), day(1))).containsExactly(day(10));
        assertThat(ends(designated(until(-1, 5), until(6, 10)), day(1))).containsExactly(day(5));
    }

    @Test
    void a_designation_for_another_seat_says_nothing_about_this_one() {
        var other = new Designation(Seat.SDF_OFFICER, day(-1), Optional.of(day(2)));
        var open = new Designation(Seat.POLICE_OFFICER, day(-1), Optional.empty());
        assertThat(ends(designated(other, until(-1, 5)), day(1))).containsExactly(day(5));
        assertThat(ends(designated(other, open), day(1))).isEmpty();
    }

    @Test
    void once_it_has_ended_it_is_known_since_when() {
        assertThat(ends(designated(until(-1, 5), until(7, 10)), day(6))).containsExactly(day(5));
        assertThat(ends(designated(until(-1, 5), until(7, 10)), day(12))).containsExactly(day(10));
        assertThat(ends(designated(until(-1, 5)), day(5))).containsExactly(day(5));
    }

    @Test
    void who_never_had_one_or_is_nobody_stops_the_case_at_once() {
        assertThat(ends(designated(), day(1))).containsExactly(Instant.EPOCH);
        assertThat(ends(with(Directory.of(List.of())), day(1))).containsExactly(Instant.EPOCH);
    }

    @Test
    void what_ends_later_does_not_keep_the_case_from_going_on_now() {
        assertThat(new Timetable(play.operation(), designated(until(-1, 5)), day(4)).inForce())
                .isEmpty();
        assertThat(new Timetable(play.operation(), designated(until(-1, 5)), day(5)).inForce())
                .singleElement()
                .satisfies(cause -> assertThat(cause.at()).isEqualTo(day(5)));
    }

    @Test
    void a_consent_that_was_taken_back_does_not_end() {
        var draft = Draft.home();
        var review = Play.inReview(draft);
        var plain = review.grant(new GateId("legal"));
        review.does(
                "legal",
                new ReviewCommand.Grant(
                        plain.gate(),
                        plain.scopeHash(),
                        plain.reasons(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(day(1)),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(new Timetable(review.operation(), review.rules, day(1)).inForce())
                .hasSize(1);
        draft.targets.add(Draft.target("t9", "JP"));
        review.does("police", new ProposalCommand.Revise(draft.proposal()));
        assertThat(new Timetable(review.operation(), review.rules, day(1)).inForce())
                .isEmpty();
    }

    @Test
    void an_order_to_report_all_the_time_is_none() {
        var authorised = Play.authorised(Draft.home());
        var order = authorised.task(Agency.POLICE, "police");
        authorised
                .does(
                        "coordinator",
                        new TaskingCommand.Tasking(
                                order.agency(),
                                order.officer(),
                                order.partner(),
                                order.instructions(),
                                order.limits(),
                                Duration.ZERO))
                .allReady()
                .does("police-director", new TaskingCommand.Start());
        assertThat(authorised.operation().owed(Obligation.PERIODIC_REPORT)).isEmpty();
        assertThat(new Timetable(authorised.operation(), authorised.rules, authorised.now).appointments())
                .noneMatch(a -> a.what() instanceof Appointment.NextReport);
        assertThat(play.operation().owed(Obligation.PERIODIC_REPORT)).hasSize(1);
    }

    @Test
    void what_the_hub_halted_for_once_it_halts_for_no_more_and_for_anything_else_it_does() {
        var rules = designated(until(-1, 5));
        var due = new Timetable(play.operation(), rules, day(6)).inForce().getFirst();
        var other = new Halt.Cause(
                Halt.Cause.Kind.DESIGNATION_ENDED,
                Optional.empty(),
                due.task(),
                Optional.empty(),
                day(3),
                Optional.empty());
        var operation = play.operation();
        var halted = operation.with(operation.execution().haltedFor(Optional.of(other)));
        assertThat(stops(halted, rules)).containsExactly(due);
        assertThat(stops(operation.with(operation.execution().haltedFor(Optional.of(due))), rules))
                .isEmpty();
    }

    private static List<Halt.Cause> stops(Operation operation, Rules rules) {
        return new Timetable(operation, rules, day(6))
                .appointments().stream()
                        .flatMap(a -> a.what() instanceof Appointment.Stop(var cause)
                                ? java.util.stream.Stream.of(cause)
                                : java.util.stream.Stream.empty())
                        .toList();
    }
}
