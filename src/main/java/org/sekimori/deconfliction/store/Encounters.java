package org.sekimori.deconfliction.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sekimori.activity.OpenWindow;
import org.sekimori.deconfliction.Met;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Selector;

/** Asks the selector index, each time in a transaction of its own, whom a registered version meets. */
public final class Encounters {
    private final Pool pool;
    private final SelectorIndex index;
    private final Duration margin;

    /** The margin is how far apart two windows must lie not to meet. */
    public Encounters(Pool pool, SelectorIndex index, Duration margin) {
        this.pool = pool;
        this.index = index;
        this.margin = margin;
    }

    /** As {@link SelectorIndex#overlaps}. */
    public Future<List<Met>> of(LogName log, long logIndex) {
        return pool.withTransaction(transaction -> index.overlaps(transaction, log, logIndex, margin));
    }

    /** As {@link SelectorIndex#meets(io.vertx.sqlclient.SqlClient, LogName, List, OpenWindow, Duration)}. */
    public Future<List<Meeting>> meets(LogName log, List<Selector> selectors, OpenWindow window) {
        return index.meets(pool, log, selectors, window, margin);
    }

    /** The same of those that stand on these shelves alone. */
    public Future<List<Meeting>> meets(
            LogName log, List<Selector> selectors, OpenWindow window, Collection<Shelf> shelves) {
        return shelves.isEmpty()
                ? Future.succeededFuture(List.of())
                : index.meets(pool, log, selectors, window, margin, shelves);
    }

    /** Which of the entries registered a version: the revision of a draft that was never submitted does not. */
    public Future<Set<Long>> registered(LogName log, Collection<Long> logIndexes) {
        return pool.preparedQuery(SelectorSql.REGISTERED)
                .execute(Tuple.tuple().addString(log.wire()).addArrayOfLong(logIndexes.toArray(Long[]::new)))
                .map(rows -> {
                    var registered = new HashSet<Long>();
                    rows.forEach(row -> registered.add(row.getLong(0)));
                    return registered;
                });
    }
}
