package org.sekimori.journal;

import io.vertx.core.Future;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** Statements that may be repeated: a pooled connection that turns out to be dead costs a second try, not an answer. */
record PooledReads(Pool pool) {
    /** SQLSTATE class 57P: the server is ending the session. */
    private static final String ENDING = "57P";

    Future<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .recover(failure ->
                        isLost(failure) ? pool.preparedQuery(sql).execute(parameters) : Future.failedFuture(failure));
    }

    private static boolean isLost(Throwable failure) {
        return !(failure instanceof DatabaseException database)
                || (database.getSqlState() != null && database.getSqlState().startsWith(ENDING));
    }
}
