package org.sekimori.projection;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.activity.Activity;
import org.sekimori.activity.Campaign;
import org.sekimori.deconfliction.Alarm;
import org.sekimori.deconfliction.Conflict;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.journal.RecordMapper;
import org.sekimori.journal.Snapshot;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Document;
import org.sekimori.operation.Operation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Subject;

/**
 * Keeps the read models: for each subject that new entries are about, its row is written anew from the state that the
 * journal keeps beside its entries. Runs as a transactional cursor, so rows and position move together.
 */
public final class Projector {
    /** The cursor's name, for ever. */
    public static final String NAME = "projection";

    private final Journal journal;
    private final LogName log;
    private final Rules rules;
    private final RecordMapper mapper = RecordMapper.snapshot();

    public Projector(Journal journal, LogName log, Rules rules) {
        this.journal = journal;
        this.log = log;
        this.rules = rules;
    }

    /** Handles a batch within the cursor's transaction; called on a virtual thread. */
    public Future<Void> handle(SqlConnection transaction, List<StoredEntry> batch) {
        var turns = new LinkedHashMap<Subject, Turn>();
        for (var entry : batch) {
            turns.merge(entry.subject(), Turn.of(entry), (turn, _) -> turn.and(entry));
        }
        var snapshots = journal.snapshots(log, turns.keySet()).await();
        var states = new HashMap<Subject, Record>();
        snapshots.forEach((subject, snapshot) -> state(subject, snapshot).ifPresent(s -> states.put(subject, s)));
        var contents = Contents.of(journal, states.values()).await();
        var operations = new OperationRows(rules, contents);
        turns.forEach((subject, turn) -> {
            if (states.containsKey(subject)) {
                var version = snapshots.get(subject).version();
                switch (states.get(subject)) {
                    case Operation operation -> operations.add(turn, operation, version);
                    case Sitting sitting -> sittingRow(transaction, turn, sitting, version);
                    case Campaign campaign -> campaignRow(transaction, turn, campaign, version, contents);
                    case Activity activity -> activityRow(transaction, turn, activity, version, contents);
                    case Conflict conflict -> conflictRow(transaction, turn, conflict, version, contents);
                    case Alarm alarm -> alarmRow(transaction, turn, alarm, version);
                    case Document document -> documentRow(transaction, turn, document);
                    default -> throw new IllegalStateException("Expected no rows of " + subject.kind());
                }
            }
        });
        operations.write(transaction);
        return Future.succeededFuture();
    }

    /** Empty for subjects that have no rows. */
    private Optional<Record> state(Subject subject, Snapshot snapshot) {
        return switch (subject.kind()) {
            case OPERATION -> Optional.of(mapper.read(Operation.class, snapshot.bytes()));
            case SITTING -> Optional.of(mapper.read(Sitting.class, snapshot.bytes()));
            case CAMPAIGN -> Optional.of(mapper.read(Campaign.class, snapshot.bytes()));
            case ACTIVITY -> Optional.of(mapper.read(Activity.class, snapshot.bytes()));
            case CONFLICT -> Optional.of(mapper.read(Conflict.class, snapshot.bytes()));
            case DOCUMENT -> Optional.of(mapper.read(Document.class, snapshot.bytes()));
            case ALARM -> Optional.of(mapper.read(Alarm.class, snapshot.bytes()));
            case PERSON, HUB -> Optional.empty();
        };
    }

    private static void sittingRow(SqlConnection transaction, Turn turn, Sitting sitting, long version) {
        transaction
                .preparedQuery("""
                        INSERT INTO sitting_view (id, operation, log_index, version, matter, state, updated)
                        VALUES ($1, $2, $3, $4, $5, $6, $7)
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, state = excluded.state,
                            updated = excluded.updated""")
                .execute(Tuple.of(
                                sitting.id().value(),
                                sitting.operation().value(),
                                turn.first().index(),
                                version,
                                sitting.matter().wire(),
                                sitting.state().wire())
                        .addOffsetDateTime(at(turn.last())))
                .await();
    }

    private static void campaignRow(
            SqlConnection transaction, Turn turn, Campaign campaign, long version, Contents contents) {
        transaction
                .preparedQuery("""
                        INSERT INTO campaign_view (id, log_index, version, title, marking) VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, title = excluded.title,
                            marking = excluded.marking""")
                .execute(Tuple.of(
                        campaign.id().value(),
                        turn.first().index(),
                        version,
                        contents.text(campaign.title()),
                        campaign.marking().wire()))
                .await();
    }

    private static void activityRow(
            SqlConnection transaction, Turn turn, Activity activity, long version, Contents contents) {
        var registration = activity.registration();
        var registered = turn.named("Registered", "Revised");
        var row = Tuple.tuple();
        row.addUUID(activity.id().value());
        row.addLong(turn.first().index());
        row.addLong(activity.shown(version));
        row.addString(registration.kind().wire());
        row.addUUID(registration.campaign().map(c -> c.value()).orElse(null));
        row.addString(contents.text(registration.title()));
        row.addString(contents.text(registration.liaison()));
        row.addString(registration.marking().wire());
        row.addString(activity.state().wire());
        row.addOffsetDateTime(at(registration.window().from()));
        row.addOffsetDateTime(registration.window().to().map(Projector::at).orElse(null));
        row.addLong(contents.count(registration.selectors()));
        row.addUUID((registered.isEmpty() ? turn.first() : registered.getLast()).id());
        row.addBoolean(!registered.isEmpty());
        var so = activity.soFar();
        row.addOffsetDateTime(so.started().map(Projector::at).orElse(null));
        row.addOffsetDateTime(
                so.published().map(published -> at(published.occurred())).orElse(null));
        row.addOffsetDateTime(so.ended().map(end -> at(end.at())).orElse(null));
        row.addBoolean(so.openEnd().isPresent());
        transaction.preparedQuery("""
                        INSERT INTO activity_view AS known (id, log_index, version, kind, campaign, title, liaison,
                            marking, state, window_from, window_to, selector_count, registration_entry, started,
                            published, ended, open_end_allowed)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $15, $16, $17, $18)
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, campaign = excluded.campaign,
                            title = excluded.title, liaison = excluded.liaison, marking = excluded.marking,
                            state = excluded.state, window_from = excluded.window_from, window_to = excluded.window_to,
                            selector_count = excluded.selector_count, started = excluded.started,
                            published = excluded.published, ended = excluded.ended,
                            open_end_allowed = excluded.open_end_allowed,
                            registration_entry = CASE WHEN $14 THEN excluded.registration_entry
                                ELSE known.registration_entry END""").execute(row).await();
    }

    private static void conflictRow(
            SqlConnection transaction, Turn turn, Conflict conflict, long version, Contents contents) {
        var row = Tuple.tuple();
        row.addUUID(conflict.id().value());
        row.addLong(turn.first().index());
        row.addLong(version);
        row.addString(conflict.state().wire());
        row.addString(conflict.pair().first().kind().wire());
        row.addUUID(conflict.pair().first().id());
        row.addString(conflict.pair().second().kind().wire());
        row.addUUID(conflict.pair().second().id());
        row.addUUID(conflict.owner().map(o -> o.value()).orElse(null));
        row.addString(conflict.decided().map(d -> d.disposition().wire()).orElse(null));
        row.addUUID(conflict.decided().flatMap(Conflict.Decided::party).orElse(null));
        row.addLong(contents.count(conflict.overlaps()));
        row.addOffsetDateTime(at(conflict.raised()));
        row.addOffsetDateTime(
                conflict.release().map(release -> at(release.at())).orElse(null));
        row.addUUID(conflict.release().map(release -> release.by().value()).orElse(null));
        transaction.preparedQuery("""
                        INSERT INTO conflict_view (id, log_index, version, state, first_kind, first_id, second_kind,
                            second_id, owner, disposition, yielding, overlap_count, raised, released, released_by)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, state = excluded.state,
                            owner = excluded.owner, disposition = excluded.disposition, yielding = excluded.yielding,
                            overlap_count = excluded.overlap_count, raised = excluded.raised,
                            released = excluded.released, released_by = excluded.released_by""").execute(row).await();
    }

    private static void alarmRow(SqlConnection transaction, Turn turn, Alarm alarm, long version) {
        var narrowing = alarm.narrowing();
        var row = Tuple.of(
                alarm.id().value(),
                turn.first().index(),
                version,
                narrowing.organisation().wire(),
                narrowing.parts(),
                narrowing.widest());
        row.addInteger(narrowing.narrowest());
        row.addArrayOfUUID(narrowing.persons().stream().map(PersonId::value).toArray(UUID[]::new));
        row.addOffsetDateTime(at(narrowing.first()));
        row.addOffsetDateTime(at(narrowing.last()));
        row.addOffsetDateTime(at(alarm.raised()));
        row.addUUID(alarm.answered().map(answered -> answered.by().value()).orElse(null));
        row.addOffsetDateTime(
                alarm.answered().map(answered -> at(answered.at())).orElse(null));
        transaction.preparedQuery("""
                        INSERT INTO alarm_view (id, log_index, version, organisation, parts, widest, narrowest, persons,
                            first, last, raised, answered_by, answered)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, answered_by = excluded.answered_by,
                            answered = excluded.answered""").execute(row).await();
    }

    private static void documentRow(SqlConnection transaction, Turn turn, Document document) {
        transaction
                .preparedQuery("""
                        INSERT INTO document_view (id, operation, log_index, committee, handling) VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT DO NOTHING""")
                .execute(Tuple.of(
                        document.id().value(),
                        document.operation().value(),
                        turn.first().index(),
                        document.committee(),
                        document.handling().value()))
                .await();
    }

    private static OffsetDateTime at(StoredEntry entry) {
        return at(entry.recorded());
    }

    private static OffsetDateTime at(java.time.Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
