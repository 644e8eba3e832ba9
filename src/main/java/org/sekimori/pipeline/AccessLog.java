package org.sekimori.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.sekimori.journal.Append;
import org.sekimori.journal.AppendResult;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.EntryStamp;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.journal.RecordMapper;
import org.sekimori.journal.Snapshot;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Event;
import org.sekimori.operation.Marking;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records that no rule decides: to {@code access} about persons, to {@code operations} about the hub. It has a
 * queue of its own, so that {@code operations} never waits for {@code access}.
 */
public final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final int ATTEMPTS = 8;
    private static final int QUEUE = 10_000;

    private final Journal journal;
    private final EntryFormat format;
    private final TimeIds ids;
    private final Clock clock;
    private final Supplier<String> policySet;
    private final RecordMapper mapper = RecordMapper.snapshot();
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread worker;
    private volatile boolean closing;

    private record Waiting(LogName log, Subject subject, Actor actor, Event event, Promise<Void> done) {}

    /** The state of a subject about which nothing is decided: how many entries there are. */
    public record Tally(long entries) {}

    public AccessLog(Journal journal, EntryFormat format, TimeIds ids, Clock clock, Supplier<String> policySet) {
        this.journal = journal;
        this.format = format;
        this.ids = ids;
        this.clock = clock;
        this.policySet = policySet;
        this.worker = Thread.ofVirtual().name("access-log").start(this::work);
    }

    /** Puts an access event of a person on record; fails with {@link Journal.Overloaded} when the queue is full. */
    public Future<Void> append(Actor actor, AccessEvent event) {
        return append(
                LogName.ACCESS, new Subject(Subject.Kind.PERSON, actor.id().value()), actor, event);
    }

    /** Puts any event that no rule decides on record, about {@code subject}. */
    public Future<Void> append(LogName log, Subject subject, Actor actor, Event event) {
        var done = Promise.<Void>promise();
        if (closing || !queue.offer(new Waiting(log, subject, actor, event, done))) {
            return Future.failedFuture(new Journal.Overloaded("the access log's queue is full"));
        }
        return done.future();
    }

    private void work() {
        while (!closing || !queue.isEmpty()) {
            try {
                var waiting = queue.poll(100, TimeUnit.MILLISECONDS);
                if (waiting != null) {
                    write(waiting);
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void write(Waiting waiting) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (tried(waiting)) {
                    waiting.done().complete();
                    return;
                }
            }
            waiting.done().fail("lost every race");
        } catch (Exception e) {
            LOG.warn("an entry of {} was not written", waiting.log().wire(), e);
            waiting.done().fail(e);
        }
    }

    private boolean tried(Waiting waiting) throws Exception {
        var subject = waiting.subject();
        var row =
                Blocking.get(journal.snapshots(waiting.log(), List.of(subject))).get(subject);
        var version = row == null ? 0 : row.version();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = ids.next();
        var cause = Causes.of("record", id.toString());
        var actor = waiting.actor();
        var written = format.write(
                new EntryStamp(
                        id,
                        waiting.log(),
                        subject,
                        version + 1,
                        now,
                        now,
                        new EntryStamp.Actor(
                                actor.id().value(),
                                actor.seat().wire(),
                                actor.organisation().wire(),
                                actor.standingInFor().map(PersonId::value)),
                        policySet.get(),
                        cause,
                        Marking.AMBER_STRICT.wire()),
                waiting.event(),
                Optional.empty());
        var append = new Append(
                waiting.log(),
                cause,
                Map.of(subject, version),
                List.of(written.entry()),
                written.drawn(),
                List.of(new Snapshot(subject, version + 1, mapper.bytes(new Tally(version + 1)))),
                false);
        return !(Blocking.get(journal.append(append)) instanceof AppendResult.Raced);
    }

    /** Writes what waits, then stops. */
    public void close() throws InterruptedException {
        closing = true;
        worker.join(TimeUnit.SECONDS.toMillis(5));
    }
}
