package org.sekimori.pipeline;

import java.util.UUID;
import org.sekimori.journal.Digest;
import org.sekimori.operation.Subject;

/** Names of commands and reactions that are the same whenever and wherever they are tried again: UUIDv8. */
public final class Causes {
    private Causes() {}

    /** Of a reaction: its name, the id of the entry that it answers, the subject that it writes. */
    public static UUID reaction(String name, UUID entry, Subject subject) {
        return of(name, entry.toString(), subject.kind().wire() + ":" + subject.id());
    }

    /** The first 16 bytes of SHA-256 over the parts joined by line feeds, as a UUIDv8. */
    public static UUID of(String... parts) {
        return Digest.uuid(String.join("\n", parts));
    }
}
