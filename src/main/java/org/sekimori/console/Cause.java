package org.sekimori.console;

import java.util.UUID;
import org.sekimori.journal.Digest;
import org.sekimori.operation.Actor;

/** The names by which a command is recognised when it comes again. */
final class Cause {
    private Cause() {}

    /**
     * UUIDv8 of the first 16 bytes of SHA-256(person ‖ 0A ‖ seat ‖ 0A ‖ path ‖ 0A ‖ key): the same on every node. Person
     * is the random key's text, and the path has no query.
     */
    static UUID of(Actor actor, String path, UUID key) {
        return ofLine(actor, path, key.toString());
    }

    /** The same for a line of a file that is sent whole; {@code name} tells the lines of one sender apart. */
    static UUID ofLine(Actor actor, String path, String name) {
        return Digest.uuid(actor.id().value() + "\n" + actor.seat().wire() + "\n" + path + "\n" + name);
    }

    /** SHA-256 of a canonical body, 64 lower-case hexadecimal digits. */
    static String request(byte[] canonical) {
        return Digest.hex(canonical);
    }
}
