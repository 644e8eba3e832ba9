package org.sekimori.journal;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sekimori.operation.Subject;

/** Appends as tests write them; contents are made up, the shape is not. */
final class Writing {
    static final Instant TOO_OLD = Instant.parse("2020-01-01T00:00:00Z");

    private Writing() {}

    static Subject subject() {
        return new Subject(Subject.Kind.OPERATION, UUID.randomUUID());
    }

    /** One entry on one subject, read at that version. */
    static Append one(Subject subject, long version) {
        return of(UUID.randomUUID(), Map.of(subject, version), List.of(subject), Instant.now());
    }

    static Append one(Subject subject, long version, UUID cause) {
        return of(cause, Map.of(subject, version), List.of(subject), Instant.now());
    }

    /** One entry for each of {@code written}, in that order, and a snapshot of each. */
    static Append of(UUID cause, Map<Subject, Long> read, List<Subject> written, Instant recorded) {
        var versions = new LinkedHashMap<Subject, Long>(read);
        var entries = new ArrayList<NewEntry>();
        for (Subject subject : written) {
            entries.add(entry(subject, versions.merge(subject, 1L, Long::sum), recorded));
        }
        var snapshots = written.stream()
                .distinct()
                .map(subject -> new Snapshot(subject, versions.get(subject), bytes("state " + versions.get(subject))))
                .toList();
        return new Append(LogName.OPERATIONS, cause, read, entries, List.of(), snapshots, false);
    }

    static Append with(Append append, List<Disclosure> disclosures, boolean urgent) {
        return new Append(
                append.log(),
                append.cause(),
                append.expected(),
                append.entries(),
                disclosures,
                append.snapshots(),
                urgent);
    }

    static NewEntry entry(Subject subject, long version, Instant recorded) {
        var id = UUID.randomUUID();
        return new NewEntry(
                id,
                "org.sekimori.operation.Noted",
                subject,
                version,
                recorded.truncatedTo(ChronoUnit.MICROS),
                bytes("{\"id\":\"" + id + "\",\"version\":" + version + "}"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("Expected an answer within 20 s", e);
        }
    }
}
