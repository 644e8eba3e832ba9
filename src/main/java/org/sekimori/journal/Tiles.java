package org.sekimori.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What {@code /logs/<log>/…} shows. Nothing beyond the latest checkpoint is shown: what no signature covers yet could still be
 * denied. Full tiles are stored, partial ones assembled. Any thread may call; answers come on the caller's context.
 */
public final class Tiles {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CHECKPOINT =
            "SELECT size, note FROM checkpoint WHERE log = $1 ORDER BY size DESC LIMIT 1";
    private static final String FULL = "SELECT hashes FROM tile WHERE log = $1 AND level = $2 AND n = $3";
    private static final String BYTES =
            "SELECT bytes FROM entry WHERE log = $1 AND index >= $2 AND index < $3 ORDER BY index";

    private final PostgresJournal journal;

    private record Latest(long size, String note) {}

    public Tiles(PostgresJournal journal) {
        this.journal = journal;
    }

    /** The latest signed note, byte for byte; empty before the first. */
    public Future<Optional<String>> checkpoint(LogName log) {
        return latest(log).map(found -> found.map(Latest::note));
    }

    /** 32 bytes for each hash; empty when the checkpointed tree has no such tile, full or partial. */
    public Future<Optional<byte[]>> tile(LogName log, TilePath path) {
        return within(log, path, () -> path.isPartial() ? partial(log, path) : full(log, path));
    }

    /** An {@link EntryBundle}; empty when the checkpointed tree does not reach so far. For committee and auditor only. */
    public Future<Optional<byte[]>> entries(LogName log, TilePath path) {
        return within(
                log,
                path,
                () -> bytes(log, path.first(), path.first() + path.width()).map(EntryBundle::encode));
    }

    /** The proof of an entry against the latest checkpoint; empty when that does not cover it yet. */
    public Future<Optional<TlogProof>> proof(LogName log, long index) {
        return latest(log).compose(found -> {
            if (index < 0 || found.isEmpty() || index >= found.get().size()) {
                return Future.succeededFuture(Optional.empty());
            }
            return onVirtualThread(
                    () -> Optional.of(TlogProof.of(index, found.get().note(), hashSource(log))));
        });
    }

    /** The stored hashes, to be read on a virtual thread only: it blocks. */
    public HashSource hashSource(LogName log) {
        return (level, from, to) -> blocking(StoredHashes.read(journal.pool(), log, level, from, to));
    }

    /** The stored entries' bytes, to be read on a virtual thread only: it blocks. */
    public EntrySource entrySource(LogName log) {
        return (from, limit) -> blocking(bytes(log, from, from + limit));
    }

    private Future<Optional<Latest>> latest(LogName log) {
        return journal.reads().query(CHECKPOINT, Tuple.of(log.wire())).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            var row = rows.iterator().next();
            return Optional.of(new Latest(row.getLong(0), row.getBuffer(1).toString()));
        });
    }

    private Future<Optional<byte[]>> within(LogName log, TilePath path, Callable<Future<byte[]>> read) {
        return latest(log).compose(found -> {
            if (found.isEmpty() || !path.isWithin(found.get().size())) {
                return Future.succeededFuture(Optional.empty());
            }
            try {
                return read.call().map(Optional::of);
            } catch (Exception e) {
                return Future.failedFuture(e);
            }
        });
    }

    private Future<byte[]> full(LogName log, TilePath path) {
        return journal.reads()
                .query(FULL, Tuple.of(log.wire(), (short) path.level(), path.index()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new CorruptTree("Expected " + path + " of " + log.wire() + " to be stored");
                    }
                    return rows.iterator().next().getBuffer(0).getBytes();
                });
    }

    private Future<byte[]> partial(LogName log, TilePath path) {
        return StoredHashes.read(journal.pool(), log, path.level(), path.first(), path.first() + path.width())
                .map(hashes -> {
                    var joined = new ByteArrayOutputStream(hashes.size() * MerkleTree.HASH_BYTES);
                    hashes.forEach(joined::writeBytes);
                    return joined.toByteArray();
                });
    }

    private Future<List<byte[]>> bytes(LogName log, long from, long to) {
        return journal.reads()
                .query(BYTES, Tuple.of(log.wire(), from, to))
                .map(rows -> rows.stream()
                        .map(row -> row.getBuffer(0))
                        .map(Buffer::getBytes)
                        .toList());
    }

    private <T> Future<T> onVirtualThread(Callable<T> work) {
        var context = journal.vertx().getOrCreateContext();
        var promise = Promise.<T>promise();
        Thread.ofVirtual().name("proof").start(() -> {
            try {
                var result = work.call();
                context.runOnContext(_ -> promise.complete(result));
            } catch (Exception e) {
                context.runOnContext(_ -> promise.fail(e));
            }
        });
        return promise.future();
    }

    private static <T> T blocking(Future<T> future) {
        try {
            return Awaiting.await(future, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Awaiting.DatabaseAway(e);
        }
    }
}
