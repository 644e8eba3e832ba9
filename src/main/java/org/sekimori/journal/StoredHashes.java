package org.sekimori.journal;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Reads what a {@link HashSource} asks for: leaf hashes from entries, higher ones from the roots kept with full tiles. */
final class StoredHashes {
    private static final String LEAVES =
            "SELECT leaf_hash FROM entry WHERE log = $1 AND index >= $2 AND index < $3 ORDER BY index";
    private static final String ROOTS =
            "SELECT root FROM tile WHERE log = $1 AND level = $4 AND n >= $2 AND n < $3 ORDER BY n";

    private StoredHashes() {}

    /** Fails with {@link CorruptTree} when one is missing. */
    static Future<List<byte[]>> read(SqlClient client, LogName log, int level, long from, long to) {
        var rows = level == 0
                ? client.preparedQuery(LEAVES).execute(Tuple.of(log.wire(), from, to))
                : client.preparedQuery(ROOTS).execute(Tuple.of(log.wire(), from, to, (short) (level - 1)));
        return rows.map(found -> hashes(found, log, level, from, to));
    }

    private static List<byte[]> hashes(RowSet<Row> rows, LogName log, int level, long from, long to) {
        if (rows.size() != to - from) {
            throw new CorruptTree("Expected hashes [" + from + ", " + to + ") of level " + level + " of " + log.wire()
                    + ", but found " + rows.size());
        }
        var hashes = new ArrayList<byte[]>(rows.size());
        for (Row row : rows) {
            hashes.add(row.getBuffer(0).getBytes());
        }
        return hashes;
    }
}
