package org.sekimori.journal;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sekimori.operation.Subject;

/** Rows of {@code entry} as records and back. */
final class EntryRows {
    /** The columns that {@link #read} expects. */
    static final String COLUMNS = "index, id, type, subject_kind, subject_id, version, recorded, cause, bytes";

    private EntryRows() {}

    static List<StoredEntry> readAll(LogName log, RowSet<Row> rows) {
        var entries = new ArrayList<StoredEntry>(rows.size());
        for (Row row : rows) {
            entries.add(read(log, row));
        }
        return List.copyOf(entries);
    }

    static StoredEntry read(LogName log, Row row) {
        return new StoredEntry(
                log,
                row.getLong(0),
                row.getUUID(1),
                row.getString(2),
                new Subject(kind(row.getString(3)), row.getUUID(4)),
                row.getLong(5),
                row.getOffsetDateTime(6).toInstant(),
                row.getUUID(7),
                row.getBuffer(8).getBytes());
    }

    static Subject.Kind kind(String wire) {
        return Subject.Kind.valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static Buffer[] buffers(List<byte[]> all) {
        return all.stream().map(Buffer::buffer).toArray(Buffer[]::new);
    }
}
