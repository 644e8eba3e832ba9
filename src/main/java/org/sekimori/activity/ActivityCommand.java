package org.sekimori.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.Command;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Selector;

/** What may be asked of an activity. */
public sealed interface ActivityCommand extends Command {
    /** Registers an activity; its id is the act's first. */
    record Create(
            Activity.Kind kind,
            Optional<CampaignId> campaign,
            Sealed<String> title,
            SealedList<Selector> selectors,
            OpenWindow window,
            Sealed<String> liaison,
            Marking marking,
            Optional<Sealed<String>> whyNoLesser)
            implements ActivityCommand {
        /** The same about other selectors. */
        public Create with(SealedList<Selector> others) {
            return new Create(kind, campaign, title, others, window, liaison, marking, whyNoLesser);
        }

        public Registration registration() {
            return new Registration(kind, campaign, title, selectors, window, liaison, marking, whyNoLesser);
        }
    }

    /** Replaces the registration whole; the kind stays. */
    record Revise(
            Activity.Kind kind,
            Optional<CampaignId> campaign,
            Sealed<String> title,
            SealedList<Selector> selectors,
            OpenWindow window,
            Sealed<String> liaison,
            Marking marking,
            Optional<Sealed<String>> whyNoLesser)
            implements ActivityCommand {
        /** The same about other selectors. */
        public Revise with(SealedList<Selector> others) {
            return new Revise(kind, campaign, title, others, window, liaison, marking, whyNoLesser);
        }

        public Registration registration() {
            return new Registration(kind, campaign, title, selectors, window, liaison, marking, whyNoLesser);
        }

        /** What is registered already, in no campaign and with an end: what nothing is wrong with. */
        static Revise of(Registration kept) {
            return new Revise(
                    kept.kind(),
                    Optional.empty(),
                    kept.title(),
                    kept.selectors(),
                    kept.window().ended(),
                    kept.liaison(),
                    kept.marking(),
                    kept.whyNoLesser());
        }
    }

    /** It is under way from now on. */
    record Start() implements ActivityCommand {}

    /** Something of its kind's steps happened; told at another time than it happened, as often as not. */
    record RecordStep(String step, Sealed<String> text, Instant occurred) implements ActivityCommand {}

    /** As far as this seat is concerned, the text may go out. */
    record Clear(Sealed<String> reasons) implements ActivityCommand {}

    /** As far as this seat is concerned, it may not; what the seat said before no longer counts. */
    record Withhold(Sealed<String> reasons) implements ActivityCommand {}

    /** The watch officer allows that it goes on without an end. */
    record AllowOpenEnd(Sealed<String> reasons) implements ActivityCommand {}

    /** The text went out. */
    record Publish(Instant occurred, Sealed<String> reference) implements ActivityCommand {}

    /** It is done. */
    record Close(Optional<Sealed<String>> outcome) implements ActivityCommand {}

    /** It will not be done, or not to its end. */
    record Cancel(Optional<Sealed<String>> reason) implements ActivityCommand {}

    /** By the hub: these conflicts of the activity were raised, closed or reopened. */
    record Screen(List<ConflictId> changed) implements ActivityCommand {
        public Screen {
            changed = List.copyOf(changed);
        }
    }
}
