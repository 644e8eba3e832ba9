package org.sekimori.journal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.Subject;

/** Whether an append is consistent in itself, before anything is done for it. */
final class AppendCheck {
    static final int MOST_ENTRY_BYTES = 65_535;

    private AppendCheck() {}

    /** What is wrong with it, if anything; never contents. */
    static Optional<String> fault(Append append) {
        if (append.entries().isEmpty()) {
            return Optional.of("Expected an append to have entries");
        }
        var next = new HashMap<Subject, Long>();
        for (var entry : append.entries()) {
            if (entry.bytes().length == 0 || entry.bytes().length > MOST_ENTRY_BYTES) {
                return Optional.of(
                        "Expected 1 to 65535 bytes of entry " + entry.id() + ", but got " + entry.bytes().length);
            }
            var read = append.expected().get(entry.subject());
            if (read == null) {
                return Optional.of("Expected a version of " + entry.subject() + ", which is written");
            }
            long expected = next.getOrDefault(entry.subject(), read) + 1;
            if (entry.version() != expected) {
                return Optional.of(
                        "Expected version " + expected + " in entry " + entry.id() + ", but got " + entry.version());
            }
            next.put(entry.subject(), expected);
        }
        return snapshots(append, next).or(() -> disclosures(append));
    }

    private static Optional<String> snapshots(Append append, Map<Subject, Long> written) {
        var seen = new HashSet<Subject>();
        for (var snapshot : append.snapshots()) {
            var version = written.get(snapshot.subject());
            if (version == null || version != snapshot.version() || !seen.add(snapshot.subject())) {
                return Optional.of("Expected one snapshot of " + snapshot.subject() + " at version " + version
                        + ", but got one at " + snapshot.version());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> disclosures(Append append) {
        for (var disclosure : append.disclosures()) {
            try {
                DisclosureStore.raw(disclosure.digest());
            } catch (IllegalArgumentException _) {
                return Optional.of("Expected digests in base64url of 32 bytes");
            }
        }
        return Optional.empty();
    }
}
