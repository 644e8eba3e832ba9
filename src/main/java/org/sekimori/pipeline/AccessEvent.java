package org.sekimori.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Event;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Subject;

/** What the {@code access} log holds: codes and known ids, never what somebody typed. */
public sealed interface AccessEvent extends Event {
    Descriptor DESCRIPTOR = new Descriptor(Map.of(
            "org.sekimori.access.Checked", Checked.class,
            "org.sekimori.access.Denied", Denied.class,
            "org.sekimori.access.Read", Read.class,
            "org.sekimori.access.SignedIn", SignedIn.class,
            "org.sekimori.access.SignedOut", SignedOut.class,
            "org.sekimori.access.Unauthenticated", Unauthenticated.class));

    /** Somebody known was told no, {@code count} times from {@code first} to {@code last}. */
    record Denied(
            String action,
            Optional<Subject> subject,
            String outcome,
            long count,
            Instant first,
            Instant last,
            Sealed<List<String>> policies)
            implements AccessEvent {}

    /** Somebody read what is sealed, {@code count} times from {@code first} to {@code last}. */
    record Read(String action, Optional<Subject> subject, long count, Instant first, Instant last)
            implements AccessEvent {}

    /**
     * Somebody asked which parties that they may read meet selectors.
     *
     * @param asked SHA-256 of the canonical body, 64 hexadecimal digits: sealed, since one address is soon guessed from it
     */
    record Checked(Optional<CampaignId> campaign, long selectors, Sealed<String> purpose, Sealed<String> asked)
            implements AccessEvent {}

    /** A token or a session was given out. */
    record SignedIn(String means) implements AccessEvent {}

    /** A session was ended by its holder. */
    record SignedOut() implements AccessEvent {}

    /** Requests without a valid identity since the last sum, by status. */
    record Unauthenticated(Map<String, Long> counts, Instant first, Instant last) implements AccessEvent {
        public Unauthenticated {
            counts = Map.copyOf(counts);
        }
    }
}
