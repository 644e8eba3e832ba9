package org.sekimori.deconfliction.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.UUID;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Organisation;

/** How many selectors each organisation asked about on each day. The same for all nodes; whoever comes first takes first. */
public final class SelectorUse {
    private static final String TAKE = "SELECT granted, used FROM take_selectors($1, $2, $3, $4, $5, $6)";

    private final SqlClient client;
    private final LogName log;

    public SelectorUse(SqlClient client, LogName log) {
        this.client = client;
        this.log = log;
    }

    /**
     * What came of it.
     *
     * @param granted all that was wanted, or had been before for the same request
     * @param used on that day so far, with what was granted
     */
    public record Taken(boolean granted, long used) {}

    /** Takes {@code wanted} of the day's selectors, unless more than {@code most} would be used then. */
    public Future<Taken> take(Organisation organisation, LocalDate day, UUID request, int wanted, int most) {
        return client.preparedQuery(TAKE)
                .execute(Tuple.of(log.wire(), organisation.wire(), day)
                        .addUUID(request)
                        .addLong((long) wanted)
                        .addLong((long) most))
                .map(rows -> rows.iterator().next())
                .map(row -> new Taken(row.getBoolean(0), row.getLong(1)));
    }
}
