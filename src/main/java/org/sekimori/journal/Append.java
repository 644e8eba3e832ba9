package org.sekimori.journal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sekimori.operation.Subject;

/**
 * One command's wish: append all of it or none.
 *
 * @param cause of all its entries; a cause already in the log is not appended again
 * @param expected every subject read or written, with the version at which it was read (0: does not exist yet)
 * @param entries in order, versions consecutive per subject from {@code expected + 1}
 * @param disclosures what the entries commit to and was not kept before
 * @param snapshots the new state of each subject written
 * @param urgent goes first in its batch (a halt)
 */
public record Append(
        LogName log,
        UUID cause,
        Map<Subject, Long> expected,
        List<NewEntry> entries,
        List<Disclosure> disclosures,
        List<Snapshot> snapshots,
        boolean urgent) {
    public Append {
        expected = Map.copyOf(expected);
        entries = List.copyOf(entries);
        disclosures = List.copyOf(disclosures);
        snapshots = List.copyOf(snapshots);
    }
}
