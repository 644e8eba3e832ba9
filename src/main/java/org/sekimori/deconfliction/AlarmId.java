package org.sekimori.deconfliction;

import java.util.Objects;
import java.util.UUID;
import org.sekimori.operation.Id;
import org.sekimori.operation.Subject;

/** Names an alarm, by the request whose parts were asked about. */
public record AlarmId(UUID value) implements Id {
    public AlarmId {
        Objects.requireNonNull(value);
    }

    public Subject subject() {
        return new Subject(Subject.Kind.ALARM, value);
    }
}
