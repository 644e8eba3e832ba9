package org.sekimori.bus;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.Rejection;

/** What became of a command, as the caller may be told. */
public sealed interface Outcome {
    /**
     * Committed and durable; also the answer to a repeat of the same command.
     *
     * @param id of the subject that the command was about or that it created
     * @param version of that subject after the command
     * @param state its stage or state after the command, by wire name
     * @param repeated whether an earlier sending of the same command did it
     */
    record Done(UUID id, long version, String state, boolean created, boolean repeated, List<EntryRef> entries)
            implements Outcome {
        public Done {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What would follow from the command; nothing did.
     *
     * @param flags why it would not count as in scope, by wire name
     * @param halts whether it would halt the operation
     * @param opens the kinds of obligation that it would open, each once
     */
    record Foreseen(List<String> flags, boolean halts, List<String> opens) implements Outcome {
        public Foreseen {
            flags = List.copyOf(flags);
            opens = List.copyOf(opens);
        }
    }

    /** Policy says no: 403, or 404 where the caller may not know that the subject exists. */
    record Denied(List<String> policies, boolean hidden) implements Outcome {
        public Denied {
            policies = List.copyOf(policies);
        }
    }

    /** A rule says no; the kind of its reason gives the status. */
    record Rejected(Rejection.Reason reason, String expected, Optional<String> pointer) implements Outcome {}

    /** The version in {@code If-Match} is not the current one: 412. */
    record Stale(long version) implements Outcome {}

    /** The idempotency key was used with another body: 409. */
    record KeyReused() implements Outcome {}

    /** The content cannot become an entry, for example too large: 422 with this code. */
    record Unfit(String code, String pointer, String expected) implements Outcome {}

    /**
     * The organisation has asked about as many selectors as it may on one day, or would with these: 429.
     *
     * @param limit of a day
     * @param left of this day
     * @param until when the day ends, in Japan
     */
    record LimitReached(int limit, long left, Instant until, int retryAfterSeconds) implements Outcome {}

    /** Try again after so many seconds: 503. */
    record Busy(int retryAfterSeconds) implements Outcome {}

    /** Where an entry stands. */
    record EntryRef(String log, long index, UUID id, String type) {}
}
