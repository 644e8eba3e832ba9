package org.sekimori;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.sekimori.config.HubConfig;
import org.sekimori.database.Database;
import org.sekimori.figures.ClearEntry;
import org.sekimori.figures.Counting;
import org.sekimori.journal.Checkpoint;
import org.sekimori.journal.EntryBundle;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.LogReader;
import org.sekimori.journal.Note;
import org.sekimori.journal.TilePath;
import org.sekimori.projection.ClearEntries;

/** The entries of the log {@code operations} from the first on, without their disclosures. */
@FunctionalInterface
interface WholeLog {
    /** Rows that the driver fetches at a time. */
    int FETCHED = 1_000;

    /** Each entry below {@code end}, in order. */
    void each(long end, Consumer<ClearEntry> taker) throws IOException, SQLException;

    /** As it is served, up to its checkpoint, whose signatures are not looked at. */
    static WholeLog in(LogReader log) {
        return (end, taker) -> {
            var note = new String(log.read("checkpoint"), StandardCharsets.UTF_8);
            var size = Checkpoint.parse(Note.parse(note).text()).size();
            for (long first = 0; first < Math.min(size, end); first += TilePath.WIDTH) {
                var width = (int) Math.min(TilePath.WIDTH, size - first);
                var path = new TilePath(TilePath.ENTRIES, first / TilePath.WIDTH, width);
                var index = first;
                for (var bytes : EntryBundle.decode(log.read(path.toString()))) {
                    if (index < end) {
                        taker.accept(ClearEntries.of(EntryFormat.stored(index, bytes)));
                    }
                    index++;
                }
            }
        };
    }

    /** As it stands in the database of an installation, which need not be running. */
    static WholeLog of(HubConfig config) {
        return (end, taker) -> {
            try (var database = Database.open(config);
                    var connection = database.hub().connect();
                    var query = connection.prepareStatement(
                            "SELECT index, bytes FROM entry WHERE log = ? AND index < ? ORDER BY index")) {
                connection.setAutoCommit(false);
                connection.setReadOnly(true);
                query.setFetchSize(FETCHED);
                query.setString(1, Counting.LOG);
                query.setLong(2, end);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        taker.accept(ClearEntries.of(EntryFormat.stored(rows.getLong(1), rows.getBytes(2))));
                    }
                }
            }
        };
    }
}
