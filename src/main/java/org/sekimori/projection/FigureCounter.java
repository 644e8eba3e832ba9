package org.sekimori.projection;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.figures.CaseFacts;
import org.sekimori.figures.ClearEntry;
import org.sekimori.figures.Counted;
import org.sekimori.figures.Counting;
import org.sekimori.journal.RecordMapper;
import org.sekimori.journal.StoredEntry;

/**
 * Keeps the counted entries, as a transactional cursor of its own: an installation that is older than the figures counts from
 * its first entry on. What counts is decided by {@link Counting} alone.
 */
public final class FigureCounter {
    /** The cursor's name, for ever. */
    public static final String NAME = "figures";

    private static final RecordMapper MAPPER = RecordMapper.snapshot();
    private static final String KNOWN = "SELECT operation, facts FROM figure_case WHERE operation = ANY($1)";
    private static final String KEEP = """
            INSERT INTO figure_case (operation, facts) VALUES ($1, $2)
            ON CONFLICT (operation) DO UPDATE SET facts = excluded.facts""";
    private static final String COUNT = """
            INSERT INTO figure (log_index, item, operation, agencies, legal_basis, recorded, gate, waited_seconds,
                supplement_seconds)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private FigureCounter() {}

    /** Handles a batch within the cursor's transaction; called on a virtual thread. */
    public static Future<Void> handle(SqlConnection transaction, List<StoredEntry> batch) {
        var concerning = batch.stream()
                .map(ClearEntries::of)
                .filter(entry -> Counting.concerns(entry.log(), entry.subjectKind(), entry.type()))
                .toList();
        if (!concerning.isEmpty()) {
            var cases = known(transaction, concerning);
            var counted = new ArrayList<Counted>();
            for (var entry : concerning) {
                var step = Counting.step(Optional.ofNullable(cases.get(entry.subject())), entry);
                cases.put(entry.subject(), step.after());
                counted.addAll(step.counted());
            }
            all(
                    transaction,
                    KEEP,
                    cases.entrySet().stream()
                            .map(one -> Tuple.of(one.getKey(), Buffer.buffer(MAPPER.bytes(one.getValue()))))
                            .toList());
            all(transaction, COUNT, counted.stream().map(FigureCounter::row).toList());
        }
        return Future.succeededFuture();
    }

    private static Map<UUID, CaseFacts> known(SqlConnection transaction, List<ClearEntry> entries) {
        var ids = entries.stream().map(ClearEntry::subject).distinct().toArray(UUID[]::new);
        var cases = new HashMap<UUID, CaseFacts>();
        transaction
                .preparedQuery(KNOWN)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .await()
                .forEach(row -> cases.put(
                        row.getUUID(0),
                        MAPPER.read(CaseFacts.class, row.getBuffer(1).getBytes())));
        return cases;
    }

    private static Tuple row(Counted one) {
        var row = Tuple.tuple();
        row.addLong(one.index());
        row.addString(one.item().wire());
        row.addUUID(one.operation());
        row.addArrayOfString(one.agencies().stream().map(a -> a.wire()).sorted().toArray(String[]::new));
        row.addString(one.legalBasis());
        row.addOffsetDateTime(one.recorded().atOffset(ZoneOffset.UTC));
        row.addString(one.gate().orElse(null));
        row.addLong(one.waitedSeconds().orElse(null));
        row.addLong(one.supplementSeconds().orElse(null));
        return row;
    }

    private static void all(SqlConnection transaction, String statement, List<Tuple> rows) {
        if (!rows.isEmpty()) {
            transaction.preparedQuery(statement).executeBatch(rows).await();
        }
    }
}
