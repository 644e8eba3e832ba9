package org.sekimori.document;

import java.time.Instant;
import java.util.Optional;
import org.sekimori.operation.Command;
import org.sekimori.operation.Document.Reference;
import org.sekimori.operation.HandlingId;
import org.sekimori.operation.Marking;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;

/** What may be ordered about documents. */
public sealed interface DocumentCommand extends Command {
    /**
     * Registers a document of a case: bytes, of which the last three but one speak, or a reference.
     *
     * @param size in bytes
     * @param sha256 of the bytes that came with the command, 64 lower-case hexadecimal digits
     */
    record Register(
            OperationId operation,
            Sealed<String> title,
            String language,
            HandlingId handling,
            Marking marking,
            Optional<String> mediaType,
            Optional<Long> size,
            Optional<Sealed<String>> sha256,
            Optional<Sealed<Reference>> reference)
            implements DocumentCommand {}

    /** Records that somebody read the paper that was registered by reference. */
    record RecordReading(PersonId reader, Instant at) implements DocumentCommand {}
}
