package org.sekimori.deconfliction.store;

import java.util.UUID;
import org.sekimori.activity.Activity;
import org.sekimori.journal.Digest;
import org.sekimori.operation.Subject;

/** Where a party stands in the index: what stands on one shelf, somebody may read whole or not at all. */
public record Shelf(UUID id) {
    /** Of a party that is read by itself: an operation. */
    public static Shelf of(Subject party) {
        return new Shelf(party.id());
    }

    /** Of all activities of a kind. */
    public static Shelf of(Activity.Kind kind) {
        return new Shelf(Digest.uuid("sekimori/shelf/v1\n" + kind.wire() + "\n"));
    }
}
