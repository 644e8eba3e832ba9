package org.sekimori.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Which sign-ins by the issuer were finished, so that none is finished twice, on whichever node. */
public record FinishedSignIns(Pool pool, Clock clock) {
    /** Whether this is the first time; sweeps out what could not be finished any more anyway. */
    Future<Boolean> finish(byte[] hash, Instant expires) {
        return pool.preparedQuery("DELETE FROM finished_sign_in WHERE expires < $1")
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .compose(_ -> pool.preparedQuery(
                                "INSERT INTO finished_sign_in (hash, expires) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                        .execute(Tuple.of(Buffer.buffer(hash), expires.atOffset(ZoneOffset.UTC))))
                .map(rows -> rows.rowCount() == 1);
    }
}
