package org.sekimori.deconfliction;

import java.time.Instant;
import java.util.Optional;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;

/** That somebody may be looking for what they may not know, until the watch officer has looked into it. */
public record Alarm(AlarmId id, Narrowing narrowing, Instant raised, Optional<Answered> answered) {
    /** Who looked into it, and what came of it. */
    public record Answered(PersonId by, Instant at, Sealed<String> finding) {}

    Alarm answered(PersonId by, Instant at, Sealed<String> finding) {
        return new Alarm(id, narrowing, raised, Optional.of(new Answered(by, at, finding)));
    }
}
