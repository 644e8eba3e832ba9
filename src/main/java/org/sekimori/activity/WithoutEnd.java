package org.sekimori.activity;

import java.util.List;
import java.util.Optional;
import org.sekimori.activity.Activity.State;
import org.sekimori.operation.Act;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Instrument;
import org.sekimori.operation.Instrument.OpenEnd;
import org.sekimori.operation.Instrument.OpenEnded;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Seat;

/**
 * Windows without an end: a desk plans with them by itself, but is not under way with one unless the watch officer allowed it.
 * What is allowed holds until the window gets an end, or who allowed it revises it to another without one.
 */
record WithoutEnd(Activity activity, Instrument instrument, Act act) {
    Decision allow(ActivityCommand.AllowOpenEnd allow) {
        var so = activity.soFar();
        return Requirement.NONE
                .that(
                        () -> act.actor().seat() == Seat.NCO_DECONFLICTION,
                        Reason.NOT_PERMITTED,
                        "Expected the seat " + Seat.NCO_DECONFLICTION.wire())
                .that(
                        () -> !activity.state().isFinal(),
                        Reason.WRONG_STAGE,
                        () -> "Expected an activity that is planned or under-way but it is "
                                + activity.state().wire())
                .that(
                        () -> activity.registration().window().isOpen(),
                        Reason.NOT_OPEN_ENDED,
                        "Expected an activity whose window has no end")
                .that(
                        () -> instrument.openEnded() == OpenEnded.WITH_CONSENT,
                        Reason.WRONG_KIND,
                        () -> "Expected a kind whose open end is allowed one by one, but policy says of " + kind()
                                + ": " + instrument.openEnded().wire())
                .that(() -> so.openEnd().isEmpty(), Reason.ALREADY_ALLOWED, "Expected no such consent yet")
                .that(
                        () -> !so.authors().isEmpty(),
                        Reason.AUTHOR_UNKNOWN,
                        "Expected an activity whose author is known: revise it first")
                .that(
                        () -> !act.actor().isOneOf(so.authors()),
                        Reason.SAME_PERSON,
                        "Expected another person than who registered, revised or recorded it")
                .that(
                        () -> !allow.reasons().content().map(String::isBlank).orElse(false),
                        Reason.REASON_NEEDED,
                        "Expected the reasons")
                .then(() -> List.of(new Fact(activity.subject(), new ActivityEvent.OpenEndAllowed(allow.reasons()))));
    }

    /** To go under way as it is registered. */
    Requirement started() {
        return fit(activity.registration().window(), activity.soFar().openEnd());
    }

    /** To go on with another window: while it is planned, any will do. */
    Requirement revised(OpenWindow window) {
        var allowed = activity.soFar().openEnd();
        return activity.state() == State.PLANNED
                ? Requirement.NONE
                : Requirement.NONE
                        .that(
                                () -> !window.isOpen()
                                        || allowed.filter(consent -> consent.isOf(act.actor()))
                                                .isEmpty(),
                                Reason.SAME_PERSON,
                                "Expected another person than who allowed it to have no end")
                        .and(() -> fit(window, allowed));
    }

    private Requirement fit(OpenWindow window, Optional<Consent> allowed) {
        var standing = instrument.openEnded().standing(allowed.isPresent());
        return Requirement.NONE.that(
                () -> !window.isOpen() || standing.isEmpty() || standing.equals(Optional.of(OpenEnd.ALLOWED)),
                Reason.OPEN_ENDED,
                () -> expected(standing.orElseThrow()));
    }

    private String expected(OpenEnd standing) {
        if (standing == OpenEnd.NEEDS_END) {
            return "Expected a window with an end for an activity of kind " + kind();
        }
        return activity.registration().window().isOpen()
                ? "Expected a window with an end, or that " + Seat.NCO_DECONFLICTION.wire() + " allowed it to have none"
                : "Expected a window with an end: what is under-way with one keeps one";
    }

    private String kind() {
        return activity.registration().kind().wire();
    }
}
