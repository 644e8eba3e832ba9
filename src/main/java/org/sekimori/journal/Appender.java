package org.sekimori.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.DatabaseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sekimori.operation.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a log on this node: a virtual thread with a connection of its own that turns all that waits into one
 * transaction after another. Waiting makes the next batch larger; there is no linger timer.
 *
 * <p>Batches of several nodes are ordered by the lock on the head's row and by nothing else. What is checked (versions,
 * causes, the clock) is checked under that lock. When a connection is lost and a COMMIT went unanswered, its appends return to
 * the front of the queue: the next transaction has the lock, so the lost one is over, and its causes tell what became of it.
 */
final class Appender {
    private static final Logger LOGGER = LoggerFactory.getLogger(Appender.class);
    private static final long IDLE_MILLIS = 1_000;
    private static final long SWEEP_MILLIS = 50;
    private static final long FIRST_PAUSE_MILLIS = 100;
    /** A lock that took longer was waited for, and others came to the queue meanwhile. */
    private static final Duration WAITED = Duration.ofMillis(1);

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final LogName log;
    private final JournalSettings settings;
    private final AppendQueue queue;
    private final Consumer<Nudge> committed;
    private final Promise<Void> ended = Promise.promise();
    private final AtomicBoolean sweeping = new AtomicBoolean();

    private volatile boolean closed;
    private volatile Optional<RuntimeException> trouble = Optional.empty();
    /** Leaf hashes of the last, partial tile as of {@link #openTileSize}; used only if the head is still of that size. */
    private List<byte[]> openTile = List.of();

    private long openTileSize = -1;
    private Optional<AppendConnection> connection = Optional.empty();

    Appender(Vertx vertx, PgConnectOptions options, LogName log, JournalSettings settings, Consumer<Nudge> committed) {
        this.vertx = vertx;
        this.options = options;
        this.log = log;
        this.settings = settings;
        this.committed = committed;
        this.queue = new AppendQueue(settings.queueEntries(), settings.queueBytes());
        Thread.ofVirtual().name("appender-" + log.wire()).start(this::run);
    }

    /**
     * @param prepared run once there is room in the queue: stores the disclosures; its failure is the append's
     */
    Future<AppendResult> append(Append append, Supplier<Future<Void>> prepared) {
        var pending =
                new Pending(append, System.nanoTime() + settings.queueWait().toNanos(), vertx.getOrCreateContext());
        if (closed || !queue.reserve(pending)) {
            return Future.failedFuture(new Journal.Overloaded(
                    closed ? "The journal is closed" : "The queue of " + log.wire() + " is full"));
        }
        prepared.get().onComplete(stored -> {
            if (stored.succeeded()) {
                queue.add(pending);
                scheduleSweep();
            } else {
                fail(pending, stored.cause());
            }
        });
        return pending.future();
    }

    /** Entries waiting and being written. */
    long waiting() {
        return queue.entries();
    }

    /** Why the last attempt failed; empty while all is well. */
    Optional<RuntimeException> trouble() {
        return trouble;
    }

    /** Ends after the batch in hand; what waits fails. Completes when the connection is given up. */
    Future<Void> close() {
        closed = true;
        queue.wake();
        return ended.future();
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (!closed) {
                try {
                    queue.awaitAny(IDLE_MILLIS);
                    appendWaiting();
                    pause = FIRST_PAUSE_MILLIS;
                } catch (RuntimeException e) {
                    trouble = Optional.of(e);
                    LOGGER.warn("Appending to {} failed, again in {} ms", log.wire(), pause, e);
                    disconnect();
                    Thread.sleep(pause);
                    pause = Math.min(2 * pause, settings.reconnectMost().toMillis());
                }
            }
        } catch (InterruptedException _) {
            LOGGER.debug("The appender of {} ends", log.wire());
        }
        disconnect();
        ended.tryComplete();
    }

    private void disconnect() {
        connection.ifPresent(lost -> lost.close().onFailure(e -> LOGGER.debug("Closing failed", e)));
        connection = Optional.empty();
        openTileSize = -1;
    }

    private void appendWaiting() throws InterruptedException {
        var batch = new Batch(settings.batchEntries());
        if (queue.drainTo(batch).isEmpty()) {
            return;
        }
        List<Runnable> replies = List.of();
        try {
            if (connection.isEmpty()) {
                connection = Optional.of(AppendConnection.connect(vertx, options, log, settings));
            }
            replies = transaction(connection.get(), batch);
            trouble = Optional.empty();
        } catch (DatabaseException e) {
            if (!guilty(e)) {
                queue.putBack(batch.members());
                throw e;
            }
            connection.orElseThrow().rollback();
            blame(batch.members(), e);
        } catch (Journal.Stopped e) {
            batch.members().forEach(pending -> fail(pending, e));
            connection.orElseThrow().rollback();
        } catch (CorruptTree e) {
            batch.members().forEach(pending -> fail(pending, e));
            throw e;
        } catch (RuntimeException | InterruptedException e) {
            queue.putBack(batch.members());
            throw e;
        }
        replies.forEach(Runnable::run);
    }

    /** Answers the replies to give, in order, and the nudge; nothing was told to anyone yet. */
    private List<Runnable> transaction(AppendConnection database, Batch batch) throws InterruptedException {
        long began = System.nanoTime();
        var locked = database.lock(batch.members());
        if (locked.head().stopped().isPresent()) {
            throw new Journal.Stopped(log, locked.head().stopped().get());
        }
        var replies = new ArrayList<Runnable>();
        var accepted = new ArrayList<Pending>();
        sort(batch.members(), locked.checked(), accepted, replies);
        if (System.nanoTime() - began > WAITED.toNanos()) {
            var newcomers = queue.drainTo(batch);
            if (!newcomers.isEmpty()) {
                sort(newcomers, database.check(newcomers), accepted, replies);
            }
        }
        if (accepted.isEmpty()) {
            database.rollback();
        } else {
            replies.addAll(write(database, locked.head(), accepted));
        }
        return replies;
    }

    private void sort(
            List<Pending> candidates,
            AppendConnection.Checked checked,
            List<Pending> accepted,
            List<Runnable> replies) {
        for (var pending : candidates) {
            verdict(pending, checked)
                    .ifPresentOrElse(result -> replies.add(() -> answer(pending, result)), () -> accepted.add(pending));
        }
    }

    /** Empty: it may be appended. */
    private Optional<AppendResult> verdict(Pending pending, AppendConnection.Checked checked) {
        var append = pending.append;
        var already = checked.causes().get(append.cause());
        if (already != null) {
            return Optional.of(
                    pending.outcomeUnknown && isOurs(append, already)
                            ? new AppendResult.Appended(already)
                            : new AppendResult.AlreadyThere(already));
        }
        var moved = append.expected().entrySet().stream()
                .filter(read -> !read.getValue().equals(checked.versions().get(read.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        if (!moved.isEmpty()) {
            return Optional.of(new AppendResult.Raced(moved));
        }
        boolean untimely = append.entries().stream().anyMatch(entry -> isUntimely(entry, checked.now()));
        return untimely ? Optional.of(new AppendResult.Raced(Set.<Subject>of())) : Optional.empty();
    }

    private boolean isUntimely(NewEntry entry, Instant now) {
        return Duration.between(entry.recorded(), now).abs().compareTo(settings.clockTolerance()) > 0;
    }

    private static boolean isOurs(Append append, List<StoredEntry> found) {
        return append.entries().stream()
                .map(NewEntry::id)
                .toList()
                .equals(found.stream().map(StoredEntry::id).toList());
    }

    private List<Runnable> write(AppendConnection database, AppendConnection.Head head, List<Pending> accepted)
            throws InterruptedException {
        var replies = new ArrayList<Runnable>();
        var entries = new ArrayList<StoredEntry>();
        var snapshots = new ArrayList<Snapshot>();
        for (var pending : accepted) {
            int first = entries.size();
            for (var entry : pending.append.entries()) {
                entries.add(stored(entry, head.size() + entries.size(), pending));
            }
            snapshots.addAll(pending.append.snapshots());
            var own = List.copyOf(entries.subList(first, entries.size()));
            replies.add(() -> answer(pending, new AppendResult.Appended(own)));
        }
        var leafHashes =
                MerkleTree.leafHashes(entries.stream().map(StoredEntry::bytes).toList());
        var tiles = TileBuilder.completed(head.size(), leafHashes, earlier(database, head, leafHashes.size()));
        var edge = head.edge().appendAll(leafHashes);
        accepted.forEach(pending -> pending.outcomeUnknown = true);
        database.commit(new AppendConnection.Writing(head, entries, leafHashes, snapshots, tiles, edge));
        remember(head.size(), leafHashes);
        replies.add(() -> nudge(edge.size()));
        return replies;
    }

    private void nudge(long size) {
        try {
            committed.accept(new Nudge(log, size));
        } catch (RuntimeException e) {
            LOGGER.warn("A listener to commits failed at {} of {}", size, log.wire(), e);
        }
    }

    private StoredEntry stored(NewEntry entry, long index, Pending pending) {
        return new StoredEntry(
                log,
                index,
                entry.id(),
                entry.type(),
                entry.subject(),
                entry.version(),
                entry.recorded().truncatedTo(ChronoUnit.MICROS),
                pending.append.cause(),
                entry.bytes());
    }

    private HashSource earlier(AppendConnection database, AppendConnection.Head head, int count)
            throws InterruptedException {
        var read = new HashMap<Integer, List<byte[]>>();
        for (var range : TileBuilder.needed(head.size(), count)) {
            boolean remembered = range.level() == 0 && openTileSize == head.size();
            read.put(range.level(), remembered ? openTile : database.hashes(range));
        }
        return (level, _, _) -> read.get(level);
    }

    private void remember(long sizeBefore, List<byte[]> leafHashes) {
        long size = sizeBefore + leafHashes.size();
        int open = (int) (size % TilePath.WIDTH);
        if (open <= leafHashes.size()) {
            openTile = List.copyOf(leafHashes.subList(leafHashes.size() - open, leafHashes.size()));
            openTileSize = size;
        } else if (openTileSize == sizeBefore) {
            var grown = new ArrayList<>(openTile);
            grown.addAll(leafHashes);
            openTile = grown;
            openTileSize = size;
        } else {
            openTileSize = -1;
        }
    }

    /** Data that the database refuses (classes 22 and 23): trying the same again cannot help. */
    private static boolean guilty(DatabaseException e) {
        var state = e.getSqlState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private void blame(List<Pending> members, DatabaseException e) {
        members.forEach(pending -> pending.outcomeUnknown = false);
        if (members.size() == 1) {
            fail(members.getFirst(), e);
            return;
        }
        members.forEach(pending -> pending.alone = true);
        queue.putBack(members);
    }

    private void answer(Pending pending, AppendResult result) {
        queue.release(pending);
        pending.answer(result);
    }

    private void fail(Pending pending, Throwable cause) {
        queue.release(pending);
        pending.fail(cause);
    }

    /** Looks for the late while anything waits, also when the thread itself waits for the database or has ended. */
    private void scheduleSweep() {
        if (sweeping.compareAndSet(false, true)) {
            vertx.setTimer(SWEEP_MILLIS, _ -> {
                sweeping.set(false);
                queue.expired(System.nanoTime()).forEach(pending -> fail(pending, late(pending)));
                if (queue.entries() > 0) {
                    scheduleSweep();
                }
            });
        }
    }

    private RuntimeException late(Pending pending) {
        if (pending.outcomeUnknown) {
            return new Journal.OutcomeUnknown(pending.append.cause());
        }
        return trouble.orElseGet(() -> new Journal.Overloaded("The queue of " + log.wire() + " is too slow"));
    }
}
