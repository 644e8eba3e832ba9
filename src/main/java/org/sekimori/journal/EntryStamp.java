package org.sekimori.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.Subject;

/**
 * All that an entry says besides its event. Components are the entry's own fields, by name.
 *
 * @param id UUIDv7
 * @param version of the subject in this log, from 1
 * @param recorded when the hub learned it; both times have microseconds
 * @param occurred when it happened
 * @param policySet SHA-256 of the policies in force, as the policies name it
 * @param cause UUIDv8 of the command or reaction
 * @param marking handling, for example {@code TLP:AMBER+STRICT}
 */
public record EntryStamp(
        UUID id,
        LogName log,
        Subject subject,
        long version,
        Instant recorded,
        Instant occurred,
        Actor actor,
        String policySet,
        UUID cause,
        String marking) {
    public EntryStamp {
        recorded = recorded.truncatedTo(ChronoUnit.MICROS);
        occurred = occurred.truncatedTo(ChronoUnit.MICROS);
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1");
        }
    }

    /**
     * Who acted, in which seat.
     *
     * @param id the person's random key, never a name; the hub's own for reactions
     * @param standingInFor whose seat it is, where somebody else acted in it
     */
    public record Actor(UUID id, String seat, String organisation, Optional<UUID> standingInFor) {
        /** In a seat of one's own. */
        public Actor(UUID id, String seat, String organisation) {
            this(id, seat, organisation, Optional.empty());
        }
    }
}
