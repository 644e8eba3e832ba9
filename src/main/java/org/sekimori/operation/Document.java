package org.sekimori.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A document (文書) of a case as its entries tell it; its bytes lie apart. It has either a file or a reference to paper that
 * somebody keeps outside.
 *
 * @param committee registered in a seat of the committee: nobody else ever learns of it
 * @param readings of the paper, as they were reported; whoever takes the file from the hub stands in the access log
 */
public record Document(
        DocumentId id,
        OperationId operation,
        boolean committee,
        Sealed<String> title,
        String language,
        HandlingId handling,
        Marking marking,
        Optional<Filed> file,
        Optional<Sealed<Reference>> reference,
        Actor registeredBy,
        Instant registered,
        List<PaperReading> readings) {
    public Document {
        readings = List.copyOf(readings);
    }

    /**
     * Bytes that the hub keeps.
     *
     * @param size in bytes
     * @param sha256 64 lower-case hexadecimal digits
     */
    public record Filed(String mediaType, long size, Sealed<String> sha256) {}

    /** Where the paper is: its number, and who keeps it. */
    public record Reference(String number, String holder) {}

    /**
     * Somebody read the paper.
     *
     * @param entitled whether the route of its class reached the reader when it was recorded
     */
    public record PaperReading(PersonId reader, Instant at, PersonId recordedBy, boolean entitled) {}

    public Document read(PaperReading reading) {
        return new Document(
                id,
                operation,
                committee,
                title,
                language,
                handling,
                marking,
                file,
                reference,
                registeredBy,
                registered,
                Operation.append(readings, reading));
    }
}
