package org.sekimori.bus;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Command;

/**
 * A command on its way to the phase that decides it.
 *
 * @param action the command's name in policies, for example {@code grant} or {@code sitting-vote}
 * @param subject id of the operation, sitting, conflict, activity or campaign that the path names; empty for creating
 * @param cause UUIDv8 of person, seat, path and idempotency key; names the command for ever
 * @param request SHA-256 of the canonical body, 64 lower-case hexadecimal digits
 * @param ifMatch the version that the caller insists on
 * @param bytes of a document, beside the command that speaks of them
 * @param check whether the caller only asks what would follow; then nothing is appended
 */
public record Envelope(
        Actor actor,
        String action,
        Optional<UUID> subject,
        Command command,
        UUID cause,
        String request,
        Optional<Long> ifMatch,
        Optional<Buffer> bytes,
        boolean check) {
    /** A command to be carried out, without bytes beside it. */
    public Envelope(
            Actor actor,
            String action,
            Optional<UUID> subject,
            Command command,
            UUID cause,
            String request,
            Optional<Long> ifMatch) {
        this(actor, action, subject, command, cause, request, ifMatch, Optional.empty(), false);
    }

    /** The same envelope around another form of the command: the one whose sealed contents have their digests. */
    public Envelope carrying(Command other) {
        return new Envelope(actor, action, subject, other, cause, request, ifMatch, bytes, check);
    }
}
