package org.sekimori.journal;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.HexFormat;
import java.util.Optional;

/** The bytes of documents, which lie beside the log: stored before the entry that names them, never changed. */
public final class DocumentBytes {
    private final Pool pool;

    public DocumentBytes(Pool pool) {
        this.pool = pool;
    }

    /**
     * Done when they are durable. Bytes that are there already are left alone.
     *
     * @param sha256 of the bytes, 64 hexadecimal digits; the database refuses another
     */
    public Future<Void> put(String sha256, Buffer bytes) {
        return pool.preparedQuery("INSERT INTO document_bytes (sha256, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .execute(Tuple.of(key(sha256), bytes))
                .mapEmpty();
    }

    /** Empty where there are none, for example because they were deleted. */
    public Future<Optional<Buffer>> get(String sha256) {
        return pool.preparedQuery("SELECT bytes FROM document_bytes WHERE sha256 = $1 AND sha256(bytes) = $1")
                .execute(Tuple.of(key(sha256)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getBuffer("bytes")));
    }

    private static Buffer key(String sha256) {
        return Buffer.buffer(HexFormat.of().parseHex(sha256));
    }
}
