package org.sekimori.activity;

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
            Marking marking)
            implements ActivityCommand {
        /** The same about other selectors. */
        public Create with(SealedList<Selector> others) {
            return new Create(kind, campaign, title, others, window, liaison, marking);
        }

        public Registration registration() {
            return new Registration(kind, campaign, title, selectors, window, liaison, marking);
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
            Marking marking)
            implements ActivityCommand {
        /** The same about other selectors. */
        public Revise with(SealedList<Selector> others) {
            return new Revise(kind, campaign, title, others, window, liaison, marking);
        }

        public Registration registration() {
            return new Registration(kind, campaign, title, selectors, window, liaison, marking);
        }
    }

    /** It is under way from now on. */
    record Start() implements ActivityCommand {}

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
