package org.sekimori.activity;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.sekimori.activity.Activity.State;
import org.sekimori.operation.Act;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Instrument;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Seat;

/** What is recorded of an activity that goes on, who clears what is to be published, and its publication. */
record Recording(Activity activity, Instrument instrument, Act act) {
    private static final String NOT_PUBLISHED = "Expected an activity that is not published yet";

    Decision record(ActivityCommand.RecordStep told) {
        boolean draft = instrument.publishes().filter(told.step()::equals).isPresent();
        return Requirement.NONE
                .that(
                        () -> instrument.steps().contains(told.step()),
                        Reason.WRONG_KIND,
                        () -> "Expected a step of the kind " + kind() + ": "
                                + (instrument.steps().isEmpty() ? "none" : String.join(", ", instrument.steps())))
                .that(
                        () -> !told.occurred().isAfter(act.now()),
                        Reason.OUT_OF_RANGE,
                        "Expected a step that has already happened")
                .that(() -> !draft || !published(), Reason.ALREADY_PUBLISHED, NOT_PUBLISHED)
                .then(() -> facts(new ActivityEvent.StepRecorded(told.step(), told.text(), told.occurred()), draft));
    }

    Decision clear(ActivityCommand.Clear clear) {
        var so = activity.soFar();
        var seat = act.actor().seat();
        return clearing()
                .that(
                        () -> instrument.publishes().filter(so::recorded).isPresent(),
                        Reason.NOTHING_TO_CLEAR,
                        () -> "Expected the step " + instrument.publishes().orElse("") + " on record first")
                .that(
                        () -> !so.authors().isEmpty(),
                        Reason.NOTHING_TO_CLEAR,
                        "Expected an activity whose author is known: revise it first")
                .that(
                        () -> !act.actor().isOneOf(so.authors()),
                        Reason.SAME_PERSON,
                        "Expected another person than who registered, revised or drafted it")
                .that(
                        () -> so.clearance(seat).filter(Clearance::given).isEmpty(),
                        Reason.ALREADY_CLEARED,
                        () -> "Expected no clearance of " + seat.wire() + " yet")
                .that(
                        () -> so.clearances().stream()
                                .filter(Clearance::given)
                                .noneMatch(given -> act.actor().isOneOf(given.by())),
                        Reason.SAME_PERSON,
                        "Expected a person who has not cleared it in another seat")
                .then(() -> facts(new ActivityEvent.Cleared(clear.reasons()), false));
    }

    Decision withhold(ActivityCommand.Withhold withhold) {
        return clearing().then(() -> facts(new ActivityEvent.ClearanceWithheld(withhold.reasons()), false));
    }

    private Requirement clearing() {
        var seat = act.actor().seat();
        return Requirement.NONE
                .that(
                        () -> instrument.clearances().contains(seat),
                        Reason.NOT_PERMITTED,
                        () -> "Expected a seat that clears activities of the kind " + kind() + ": "
                                + wire(instrument.clearances()))
                .that(() -> !activity.state().isFinal(), Reason.WRONG_STAGE, () -> is("planned or under-way"))
                .that(() -> !published(), Reason.ALREADY_PUBLISHED, NOT_PUBLISHED);
    }

    /** Nothing is published before the last seat cleared it, told early or late. */
    Decision publish(ActivityCommand.Publish publish) {
        var so = activity.soFar();
        BooleanSupplier afterTheLast = () -> so.clearances().stream()
                .noneMatch(clearance -> publish.occurred().isBefore(clearance.at()));
        return Requirement.NONE
                .that(
                        () -> instrument.publishes().isPresent(),
                        Reason.WRONG_KIND,
                        () -> "Expected an activity of a kind that is published, but it is of " + kind())
                .that(() -> activity.state() == State.UNDER_WAY, Reason.WRONG_STAGE, () -> is("under-way"))
                .that(() -> !published(), Reason.ALREADY_PUBLISHED, NOT_PUBLISHED)
                .that(
                        () -> instrument.publishes().filter(so::recorded).isPresent(),
                        Reason.NOTHING_TO_CLEAR,
                        () -> "Expected the step " + instrument.publishes().orElse("") + " on record first")
                .that(
                        () -> missing().isEmpty(),
                        Reason.CLEARANCE_MISSING,
                        () -> "Expected the clearance of " + wire(missing()))
                .that(
                        () -> !publish.occurred().isAfter(act.now()),
                        Reason.OUT_OF_RANGE,
                        "Expected a publication that has already happened")
                .that(afterTheLast, Reason.CLEARANCE_MISSING, "Expected a publication after the last clearance")
                .then(() -> facts(new ActivityEvent.Published(publish.occurred(), publish.reference()), false));
    }

    /** What is published is done once it was; until then it can only be cancelled. */
    Optional<Decision> unpublished() {
        return instrument.publishes().isPresent() && !published()
                ? Optional.of(Decision.rejected(
                        Reason.NOT_PUBLISHED, "Expected its publication on record, or that it is cancelled"))
                : Optional.empty();
    }

    Decision revise(ActivityEvent.Revised revised) {
        boolean other = !revised.registration().isClearedWith(activity.registration());
        return Requirement.NONE
                .that(() -> !other || !published(), Reason.ALREADY_PUBLISHED, NOT_PUBLISHED)
                .and(() -> withoutEnd().revised(revised.window()))
                .then(() -> facts(revised, other));
    }

    WithoutEnd withoutEnd() {
        return new WithoutEnd(activity, instrument, act);
    }

    private boolean published() {
        return activity.soFar().published().isPresent();
    }

    private List<Seat> missing() {
        return activity.soFar().missing(instrument.clearances());
    }

    private List<Fact> facts(ActivityEvent event, boolean anew) {
        var fact = new Fact(activity.subject(), event);
        return anew && !activity.soFar().clearances().isEmpty()
                ? List.of(fact, new Fact(activity.subject(), new ActivityEvent.ClearancesTakenBack()))
                : List.of(fact);
    }

    private String kind() {
        return activity.registration().kind().wire();
    }

    private String is(String expected) {
        return "Expected an activity that is " + expected + " but it is "
                + activity.state().wire();
    }

    private static String wire(List<Seat> seats) {
        return seats.isEmpty() ? "none" : seats.stream().map(Seat::wire).collect(Collectors.joining(", "));
    }
}
