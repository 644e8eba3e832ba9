package org.sekimori.operation;

import java.util.Objects;
import java.util.UUID;

/** Names an amendment (追加の承認の求め). */
public record AmendmentId(UUID value) implements Id {
    public AmendmentId {
        Objects.requireNonNull(value);
    }
}
