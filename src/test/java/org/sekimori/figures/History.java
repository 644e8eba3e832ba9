package org.sekimori.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A log in the making, as an outsider reads it. */
final class History {
    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private final List<ClearEntry> entries = new ArrayList<>();
    Instant now = START;

    /** One entry of a case; {@code fields} are names and values in turn. */
    History add(int operation, String type, Object... fields) {
        var clear = new HashMap<String, Object>();
        for (int i = 0; i < fields.length; i += 2) {
            clear.put((String) fields[i], fields[i + 1]);
        }
        return entry(Counting.LOG, "operation", "org.sekimori.operation." + type, new UUID(0, operation), clear);
    }

    History entry(String log, String kind, String type, UUID subject, Map<String, Object> clear) {
        entries.add(new ClearEntry(log, entries.size(), type, kind, subject, now, clear));
        now = now.plus(Duration.ofSeconds(1));
        return this;
    }

    History draft(int operation, String basis, String... executors) {
        return add(operation, "Drafted", "legalBasis", basis, "executors", List.of(executors));
    }

    /** A police case that was asked for. */
    History police(int operation) {
        return draft(operation, "police-6-2", "police").add(operation, "Submitted");
    }

    /** By a sitting. */
    History approved(int operation) {
        return add(operation, "Granted", "gate", "committee", "scopeHash", "h", "sitting", "s");
    }

    List<ClearEntry> entries() {
        return entries;
    }

    LogCount tally() {
        return tally(entries);
    }

    static LogCount tally(List<ClearEntry> entries) {
        var tally = new LogCount();
        entries.forEach(tally::take);
        return tally;
    }
}
