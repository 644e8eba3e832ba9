package org.sekimori.operation;

import java.util.Optional;

/** Ends other than the plain closing. After the start each leads to {@code ended}: the report is still owed. */
public sealed interface EndEvent extends Event {
    /** The measure is over. */
    record Ended() implements EndEvent {}

    /** Taken back, by the NCO director or by a sitting. */
    record Revoked(Sealed<String> reason, Optional<SittingId> sitting) implements EndEvent {}

    /** Its time ran out. */
    record Expired() implements EndEvent {}
}
