package org.sekimori.projection;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.sekimori.Journey;
import org.sekimori.activity.Activities;
import org.sekimori.activity.Campaigns;
import org.sekimori.deconfliction.Conflicts;
import org.sekimori.journal.Append;
import org.sekimori.journal.AppendResult;
import org.sekimori.journal.Cursor;
import org.sekimori.journal.CursorPositions;
import org.sekimori.journal.CursorSettings;
import org.sekimori.journal.Disclosure;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.EntryStamp;
import org.sekimori.journal.JournalSettings;
import org.sekimori.journal.Kept;
import org.sekimori.journal.LogName;
import org.sekimori.journal.PostgresJournal;
import org.sekimori.journal.RecordMapper;
import org.sekimori.journal.Salts;
import org.sekimori.journal.Sealing;
import org.sekimori.journal.Snapshot;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Event;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.Scope;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;
import org.sekimori.operation.TestRules;
import org.sekimori.phase.proposal.ProposalEvent;
import org.sekimori.pipeline.HubFolding;
import org.sekimori.testing.TestDatabase;

/** A real journal and the read models behind it; writes any event as a command would, without asking whether it may. */
final class Feed implements AutoCloseable {
    static final LogName LOG = LogName.OPERATIONS;
    private static final CursorSettings SETTINGS =
            new CursorSettings(64, Duration.ofMillis(50), Duration.ofSeconds(20), Duration.ofMillis(200));

    final TestDatabase database = TestDatabase.fresh();
    final Vertx vertx = Vertx.vertx();
    final PostgresJournal journal = new PostgresJournal(vertx, database.hub(), JournalSettings.DEFAULT);
    final List<String> noted = new CopyOnWriteArrayList<>();
    volatile boolean noting = true;
    final SqlReads reads;
    private final Pool pool =
            PgBuilder.pool().connectingTo(database.hub()).using(vertx).build();
    private final CursorPositions positions = new CursorPositions(journal);
    private final HubFolding folding = new HubFolding();
    private final EntryFormat format = new EntryFormat(
            Stream.concat(
                            Journey.descriptors().stream(),
                            Stream.of(Activities.DESCRIPTOR, Campaigns.DESCRIPTOR, Conflicts.DESCRIPTOR))
                    .toList(),
            Map.of(),
            Salts.secure());
    private final Map<Subject, Record> states = new HashMap<>();
    private final Map<Subject, Long> versions = new HashMap<>();
    private Cursor cursor;

    Feed() {
        await(journal.open(LOG, "demo.invalid/reads/logs/operations"));
        reads = new SqlReads(vertx, pool, journal, positions, LOG, TestRules.rules(), (actor, action, subject) -> {
            if (!noting) {
                return Future.failedFuture(new IllegalStateException("planted"));
            }
            noted.add(action + " " + subject.id());
            return Future.succeededFuture();
        });
        startProjecting();
    }

    /** Appends one entry of the subject and answers its id. */
    UUID add(Actor actor, Subject subject, Event event) {
        return add(actor, subject, event, List.of());
    }

    private UUID add(Actor actor, Subject subject, Event event, List<Disclosure> drawn) {
        var version = versions.getOrDefault(subject, 0L);
        var now = Instant.now();
        var stamp = new EntryStamp(
                UUID.randomUUID(),
                LOG,
                subject,
                version + 1,
                now,
                now,
                new EntryStamp.Actor(
                        actor.id().value(),
                        actor.seat().wire(),
                        actor.organisation().wire()),
                "0".repeat(64),
                UUID.randomUUID(),
                "TLP:AMBER");
        var written = format.write(stamp, event, Optional.of("request hash"));
        var state = folding.evolve(
                subject, Optional.ofNullable(states.get(subject)), written.event(), new Stamp(actor, now, now));
        var disclosures = new ArrayList<>(drawn);
        disclosures.addAll(written.drawn());
        var snapshot =
                new Snapshot(subject, version + 1, RecordMapper.snapshot().bytes(state));
        var result = await(journal.append(new Append(
                LOG,
                stamp.cause(),
                Map.of(subject, version),
                List.of(written.entry()),
                disclosures,
                List.of(snapshot),
                false)));
        if (!(result instanceof AppendResult.Appended)) {
            throw new AssertionError("Expected to append, but got " + result);
        }
        states.put(subject, state);
        versions.put(subject, version + 1);
        return stamp.id();
    }

    /** A new case; its gates are those that the rules give it. */
    Subject draft(Actor actor, Proposal proposal) {
        var subject = new Subject(Subject.Kind.OPERATION, UUID.randomUUID());
        var sealed = new Sealing(Salts.secure()).seal(proposal, Kept.none());
        var p = sealed.value();
        var scope = Scope.of(new org.sekimori.operation.OperationId(subject.id()), p);
        var rules = TestRules.rules();
        var agency = rules.directory()
                .person(p.applicant())
                .orElseThrow()
                .organisation()
                .agency()
                .orElseThrow();
        var drafted = new ProposalEvent.Drafted(
                p.title(),
                p.campaign(),
                p.legalBasis(),
                p.applicant(),
                p.justification(),
                p.harmExpectedAt(),
                p.protectedAssets(),
                p.nationalSecurity(),
                p.targets(),
                p.measures(),
                p.window(),
                p.executors(),
                p.evidence(),
                p.handling(),
                p.marking(),
                agency,
                scope,
                Seals.HASHING.scope(scope),
                rules.gatesFor(p),
                p.abroad(),
                p.refersTo());
        add(actor, subject, drafted, sealed.drawn());
        return subject;
    }

    <R extends Record> R state(Subject subject, Class<R> type) {
        return type.cast(states.get(subject));
    }

    void submit(Actor actor, Subject subject) {
        var operation = state(subject, org.sekimori.operation.Operation.class);
        add(
                actor,
                subject,
                new ProposalEvent.Submitted(
                        operation.review().gates(),
                        operation.review().abroad(),
                        operation.scopeHash(),
                        operation.agency()));
    }

    void stopProjecting() {
        await(cursor.stop());
    }

    void startProjecting() {
        cursor = Cursor.transactional(
                journal, Projector.NAME, LOG, SETTINGS, new Projector(journal, LOG, TestRules.rules())::handle);
        journal.onCommitted(cursor::nudge);
        cursor.start();
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("Expected an answer within 20 s", e);
        }
    }

    @Override
    public void close() {
        await(cursor.stop());
        await(pool.close());
        await(journal.close());
        await(vertx.close());
        database.close();
    }
}
