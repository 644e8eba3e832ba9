package org.sekimori.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.ActivityId;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Event;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Occurring;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Selector;

/** What happened to an activity. */
public sealed interface ActivityEvent extends Event {
    /** An activity was registered; it is planned. */
    record Registered(
            ActivityId activity,
            Activity.Kind kind,
            Optional<CampaignId> campaign,
            Sealed<String> title,
            SealedList<Selector> selectors,
            OpenWindow window,
            Sealed<String> liaison,
            Marking marking,
            Optional<Sealed<String>> whyNoLesser)
            implements ActivityEvent {
        public Registration registration() {
            return new Registration(kind, campaign, title, selectors, window, liaison, marking, whyNoLesser);
        }
    }

    /** Its registration was replaced whole. */
    record Revised(
            Activity.Kind kind,
            Optional<CampaignId> campaign,
            Sealed<String> title,
            SealedList<Selector> selectors,
            OpenWindow window,
            Sealed<String> liaison,
            Marking marking,
            Optional<Sealed<String>> whyNoLesser)
            implements ActivityEvent {
        public Registration registration() {
            return new Registration(kind, campaign, title, selectors, window, liaison, marking, whyNoLesser);
        }
    }

    /** It went under way. */
    record Started() implements ActivityEvent {}

    /** A step of its kind happened. */
    record StepRecorded(String step, Sealed<String> text, Instant occurred) implements ActivityEvent, Occurring {}

    /** The seat that says so clears the text that is to be published. */
    record Cleared(Sealed<String> reasons) implements ActivityEvent {}

    /** The seat that says so does not clear it, or no longer. */
    record ClearanceWithheld(Sealed<String> reasons) implements ActivityEvent {}

    /** What was cleared changed: nobody has cleared what stands there now. */
    record ClearancesTakenBack() implements ActivityEvent {}

    /** It may go on without an end, as long as its window has none. */
    record OpenEndAllowed(Sealed<String> reasons) implements ActivityEvent {}

    /** The text went out. */
    record Published(Instant occurred, Sealed<String> reference) implements ActivityEvent, Occurring {}

    /** It is done. */
    record Closed(Optional<Sealed<String>> outcome) implements ActivityEvent {}

    /** It was given up. */
    record Cancelled(Optional<Sealed<String>> reason) implements ActivityEvent {}

    /**
     * Conflicts of the activity turned: those unknown or closed before are open now, those open before are closed now.
     *
     * @param open how many are open after it
     * @param changed at most 100; more turn in several events
     */
    record Screened(int open, List<ConflictId> changed) implements ActivityEvent {
        public Screened {
            changed = List.copyOf(changed);
        }
    }
}
