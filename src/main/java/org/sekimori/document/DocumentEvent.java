package org.sekimori.document;

import java.time.Instant;
import java.util.Optional;
import org.sekimori.operation.Document.Reference;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.Event;
import org.sekimori.operation.HandlingId;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Occurring;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;

/** What happened to a document. */
public sealed interface DocumentEvent extends Event {
    /** Registered; when the entry is there, so are the bytes that it names. */
    record DocumentRegistered(
            DocumentId document,
            OperationId operation,
            boolean committee,
            Sealed<String> title,
            String language,
            HandlingId handling,
            Marking marking,
            Optional<String> mediaType,
            Optional<Long> size,
            Optional<Sealed<String>> sha256,
            Optional<Sealed<Reference>> reference)
            implements DocumentEvent {}

    /** Somebody read the paper. */
    record ReadingRecorded(PersonId reader, Instant occurred, boolean entitled) implements DocumentEvent, Occurring {}
}
