package org.sekimori.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekimori.operation.Event;
import org.sekimori.operation.Id;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Wire;

/** Records of every form that a command, an event or a state may take. */
final class Bodies {
    private Bodies() {}

    record PersonId(UUID value) implements Id {}

    enum Agency implements Wire {
        POLICE,
        SELF_DEFENSE
    }

    enum Confidence {
        LOW,
        VERY_HIGH
    }

    sealed interface Covers {
        record Everything() implements Covers {}

        record OneTask(UUID task) implements Covers {}

        sealed interface Parts extends Covers {
            record SomeTargets(Set<UUID> targets) implements Parts {}
        }
    }

    record Window(Instant from, Instant to) {
        Window {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("a window that ends after it begins");
            }
        }
    }

    record Target(UUID id, String selector, Optional<String> country, boolean shared) {}

    record Justification(Sealed<String> harm, Optional<Sealed<String>> alternatives, int weight) {}

    /** A command: everything at once. */
    record Proposal(
            Sealed<String> title,
            PersonId applicant,
            Justification justification,
            SealedList<Target> targets,
            SealedList<String> evidence,
            Window window,
            List<Agency> executors,
            Set<Confidence> confidences,
            Map<PersonId, Long> weights,
            Map<Agency, Hidden> nested,
            Optional<Covers> covers,
            Duration reportEvery,
            boolean nationalSecurity,
            Subject about)
            implements Event {}

    record Hidden(Sealed<Window> hidden, Optional<SealedList<String>> notes) {}

    record Clear(String text, List<Integer> numbers) implements Event {}

    record Reasons(Sealed<String> reasons, Optional<Sealed<String>> remark, SealedList<String> conditions)
            implements Event {}
}
