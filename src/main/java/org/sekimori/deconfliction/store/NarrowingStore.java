package org.sekimori.deconfliction.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.sekimori.deconfliction.AlarmId;
import org.sekimori.deconfliction.Narrowing;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Wire;

/** The series of requests that {@link SelectorUse} found to close in, until their alarm is in the log. */
public final class NarrowingStore {
    /** As many elements as a clear list holds. */
    private static final int PERSONS = 100;

    private static final String DUE = """
            SELECT n.whole, a.organisation, a.at AS first, a.selectors AS widest, max(b.at) AS last,
                min(b.selectors) AS narrowest, count(*)::integer AS parts,
                (array_agg(DISTINCT b.person) || a.person) AS persons
            FROM narrowing n JOIN asked a ON a.id = n.whole JOIN asked_part p ON p.whole = n.whole JOIN asked b ON b.id = p.part
            WHERE n.log = $1 AND NOT n.raised
            GROUP BY n.whole, a.id
            LIMIT 20""";

    private static final String RAISED = "UPDATE narrowing SET raised = true WHERE whole = $1";

    private static final String FORGET = """
            WITH gone AS (
                DELETE FROM asked WHERE log = $1 AND at < $2 RETURNING id
            ), keys AS (
                DELETE FROM asked_key USING gone WHERE asked = gone.id
            ), parts AS (
                DELETE FROM asked_part USING gone WHERE whole = gone.id
            )
            DELETE FROM narrowing USING gone WHERE whole = gone.id AND raised""";

    private final SqlClient client;
    private final LogName log;

    public NarrowingStore(SqlClient client, LogName log) {
        this.client = client;
        this.log = log;
    }

    /** A series for which an alarm is due. */
    public record Due(AlarmId alarm, Narrowing narrowing) {}

    public Future<List<Due>> due() {
        return client.preparedQuery(DUE)
                .execute(Tuple.of(log.wire()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(NarrowingStore::due)
                        .toList());
    }

    private static Due due(Row row) {
        var persons = Arrays.stream(row.getArrayOfUUIDs("persons"))
                .distinct()
                .limit(PERSONS)
                .map(PersonId::new)
                .toList();
        return new Due(
                new AlarmId(row.getUUID("whole")),
                new Narrowing(
                        Wire.of(Organisation.class, row.getString("organisation")),
                        persons,
                        row.getInteger("parts"),
                        row.getInteger("widest"),
                        row.getInteger("narrowest"),
                        row.getOffsetDateTime("first").toInstant(),
                        row.getOffsetDateTime("last").toInstant()));
    }

    /** Its alarm is in the log. */
    public Future<Void> raised(AlarmId alarm) {
        return client.preparedQuery(RAISED).execute(Tuple.of(alarm.value())).mapEmpty();
    }

    /** Forgets what was asked before an instant. */
    public Future<Void> forget(Instant before) {
        return client.preparedQuery(FORGET)
                .execute(Tuple.of(log.wire(), before.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }
}
