package org.sekimori.projection;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekimori.activity.Activity;
import org.sekimori.activity.Campaign;
import org.sekimori.deconfliction.Conflict;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.journal.RecordMapper;
import org.sekimori.journal.Snapshot;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Gate;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Task;

/**
 * Keeps the read models: for each subject that new entries are about, its row is written anew from the state that the
 * journal keeps beside its entries. Runs as a transactional cursor, so rows and position move together.
 */
public final class Projector {
    /** The cursor's name, for ever. */
    public static final String NAME = "projection";

    /** Cases are numbered by the year in Japan. */
    private static final int HOURS_EAST = 9;

    private final Journal journal;
    private final LogName log;
    private final Rules rules;
    private final RecordMapper snapshots = RecordMapper.snapshot();

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
        var states = journal.snapshots(log, turns.keySet()).await();
        turns.forEach((subject, turn) -> {
            var snapshot = states.get(subject);
            if (snapshot != null) {
                write(transaction, subject, turn, snapshot);
            }
        });
        return Future.succeededFuture();
    }

    /** What a batch holds of one subject. */
    private record Turn(List<StoredEntry> entries) {
        static Turn of(StoredEntry entry) {
            return new Turn(List.of(entry));
        }

        Turn and(StoredEntry entry) {
            var all = new ArrayList<>(entries);
            all.add(entry);
            return new Turn(all);
        }

        StoredEntry first() {
            return entries.getFirst();
        }

        StoredEntry last() {
            return entries.getLast();
        }

        List<StoredEntry> named(String... names) {
            return entries.stream()
                    .filter(entry -> List.of(names)
                            .contains(entry.type().substring(entry.type().lastIndexOf('.') + 1)))
                    .toList();
        }
    }

    private void write(SqlConnection transaction, Subject subject, Turn turn, Snapshot snapshot) {
        switch (subject.kind()) {
            case OPERATION -> operationRow(transaction, turn, snapshot);
            case SITTING -> sittingRow(transaction, turn, snapshot);
            case CAMPAIGN -> campaignRow(transaction, turn, snapshot);
            case ACTIVITY -> activityRow(transaction, turn, snapshot);
            case CONFLICT -> conflictRow(transaction, turn, snapshot);
            case PERSON, HUB -> {}
        }
    }

    private Operation operation(Snapshot snapshot) {
        return snapshots.read(Operation.class, snapshot.bytes());
    }

    /** The row's frame; its number is its place in the year, in the order of the log. */
    private static void number(SqlConnection transaction, StoredEntry drafted, Operation operation) {
        var year = drafted.recorded().atOffset(ZoneOffset.ofHours(HOURS_EAST)).getYear();
        transaction
                .preparedQuery("""
                        INSERT INTO operation_view (id, year, serial, version, drafted_index, proposal_entry, stage, title,
                            title_folded, campaign, legal_basis, applicant, agency, agencies, executors, marking, target_count,
                            returned, window_from, window_to, submitted, gate_seats, officers, updated)
                        SELECT $1, $2, coalesce(max(serial), 0) + 1, 0, $3, $4, '', '', '', $5, '', $1, '', '{}', '{}', '', 0,
                            false, $6, $6, false, '{}', '{}', $6
                        FROM operation_view WHERE year = $2
                        ON CONFLICT (id) DO NOTHING""")
                .execute(Tuple.of(
                        operation.id().value(),
                        year,
                        drafted.index(),
                        drafted.id(),
                        operation.proposal().campaign().value(),
                        at(drafted)))
                .await();
    }

    private void operationRow(SqlConnection transaction, Turn turn, Snapshot snapshot) {
        var operation = operation(snapshot);
        if (turn.first().version() == 1) {
            number(transaction, turn.first(), operation);
        }
        var proposal = operation.proposal();
        var title = text(proposal.title());
        var proposed = turn.named("Drafted", "Revised");
        var row = Tuple.tuple();
        row.addUUID(operation.id().value());
        row.addLong(snapshot.version());
        row.addString(operation.stage().wire());
        row.addString(title);
        row.addUUID(proposal.campaign().value());
        row.addString(proposal.legalBasis().value());
        row.addUUID(proposal.applicant().value());
        row.addString(operation.agency().wire());
        row.addArrayOfString(
                proposal.executors().stream().map(e -> e.wire()).sorted().toArray(String[]::new));
        row.addString(proposal.marking().wire());
        row.addLong(count(proposal.targets()));
        row.addBoolean(operation.review().returned().isPresent());
        row.addOffsetDateTime(at(proposal.window().from()));
        row.addOffsetDateTime(at(proposal.window().to()));
        row.addOffsetDateTime(proposal.harmExpectedAt().map(Projector::at).orElse(null));
        row.addBoolean(operation.review().submitted());
        row.addArrayOfString(gateSeats(operation));
        row.addArrayOfUUID(operation.tasks().stream()
                .map(t -> t.officer().value())
                .distinct()
                .toArray(UUID[]::new));
        row.addOffsetDateTime(at(turn.last()));
        row.addString(Search.folded(title));
        row.addUUID(proposed.isEmpty() ? null : proposed.getLast().id());
        row.addArrayOfString(agencies(operation));
        transaction.preparedQuery("""
                        UPDATE operation_view SET version = $2, stage = $3, title = $4, campaign = $5, legal_basis = $6,
                            applicant = $7, agency = $8, executors = $9, marking = $10, target_count = $11, returned = $12,
                            window_from = $13, window_to = $14, harm_expected_at = $15, submitted = submitted OR $16,
                            gate_seats = $17, officers = $18, updated = $19, title_folded = $20,
                            proposal_entry = coalesce($21, proposal_entry), agencies = $22
                        WHERE id = $1""").execute(row).await();
        tasks(transaction, turn, operation);
        obligations(transaction, operation);
    }

    private static String[] agencies(Operation operation) {
        return Stream.concat(
                        Stream.of(operation.agency()),
                        operation.tasks().stream().map(Task::agency))
                .map(Agency::wire)
                .distinct()
                .toArray(String[]::new);
    }

    private String[] gateSeats(Operation operation) {
        return rules.gates().stream()
                .filter(gate -> operation.review().applies(gate.id()))
                .filter(gate -> gate.kind() != Gate.Kind.VOTE)
                .map(gate -> gate.holder().seat(operation.agency()).wire())
                .distinct()
                .toArray(String[]::new);
    }

    /** A task begins with its Tasked; later turns find it there and only its state moves. */
    private void tasks(SqlConnection transaction, Turn turn, Operation operation) {
        var begun = new HashMap<UUID, StoredEntry>();
        for (var tasked : turn.named("Tasked")) {
            if (EntryTree.of(tasked, Map.of()).data().get("task") instanceof String task) {
                begun.put(UUID.fromString(task), tasked);
            }
        }
        var rows = new ArrayList<Tuple>();
        var moved = new ArrayList<Tuple>();
        for (var task : operation.tasks()) {
            moved.add(Tuple.of(task.id().value(), task.state().wire()));
            var tasked = begun.get(task.id().value());
            if (tasked != null) {
                rows.add(Tuple.of(
                                task.id().value(),
                                operation.id().value(),
                                tasked.index(),
                                tasked.id(),
                                task.agency().wire(),
                                task.officer().value())
                        .addUUID(task.partner().map(p -> p.value()).orElse(null))
                        .addString(task.state().wire()));
            }
        }
        all(transaction, """
                INSERT INTO task_view (id, operation, log_index, tasked_entry, agency, officer, partner, state)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING""", rows);
        all(transaction, "UPDATE task_view SET state = $2 WHERE id = $1", moved);
    }

    private static void obligations(SqlConnection transaction, Operation operation) {
        var rows = new ArrayList<Tuple>();
        for (var obligation : operation.obligations()) {
            rows.add(Tuple.of(
                            obligation.id().value(),
                            operation.id().value(),
                            obligation.kind(),
                            obligation.owner().wire(),
                            obligation.due().map(Projector::at).orElse(null))
                    .addString(obligation.state().wire()));
        }
        all(transaction, """
                INSERT INTO obligation_view (id, operation, kind, owner, due, state) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (id) DO UPDATE SET due = excluded.due, state = excluded.state""", rows);
    }

    private static void all(SqlConnection transaction, String statement, List<Tuple> rows) {
        if (!rows.isEmpty()) {
            transaction.preparedQuery(statement).executeBatch(rows).await();
        }
    }

    private void sittingRow(SqlConnection transaction, Turn turn, Snapshot snapshot) {
        var sitting = snapshots.read(Sitting.class, snapshot.bytes());
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
                                snapshot.version(),
                                sitting.matter().wire(),
                                sitting.state().wire())
                        .addOffsetDateTime(at(turn.last())))
                .await();
    }

    private void campaignRow(SqlConnection transaction, Turn turn, Snapshot snapshot) {
        var campaign = snapshots.read(Campaign.class, snapshot.bytes());
        transaction
                .preparedQuery("""
                        INSERT INTO campaign_view (id, log_index, version, title, marking) VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, title = excluded.title,
                            marking = excluded.marking""")
                .execute(Tuple.of(
                        campaign.id().value(),
                        turn.first().index(),
                        snapshot.version(),
                        text(campaign.title()),
                        campaign.marking().wire()))
                .await();
    }

    private void activityRow(SqlConnection transaction, Turn turn, Snapshot snapshot) {
        var activity = snapshots.read(Activity.class, snapshot.bytes());
        var registration = activity.registration();
        var registered = turn.named("Registered", "Revised");
        var row = Tuple.tuple();
        row.addUUID(activity.id().value());
        row.addLong(turn.first().index());
        row.addLong(snapshot.version());
        row.addString(registration.kind().wire());
        row.addString(registration.kind().desk().wire());
        row.addUUID(registration.campaign().map(c -> c.value()).orElse(null));
        row.addString(text(registration.title()));
        row.addString(text(registration.liaison()));
        row.addString(registration.marking().wire());
        row.addString(activity.state().wire());
        row.addOffsetDateTime(at(registration.window().from()));
        row.addOffsetDateTime(registration.window().to().map(Projector::at).orElse(null));
        row.addLong(count(registration.selectors()));
        row.addUUID((registered.isEmpty() ? turn.first() : registered.getLast()).id());
        row.addBoolean(!registered.isEmpty());
        transaction.preparedQuery("""
                        INSERT INTO activity_view AS known (id, log_index, version, kind, desk, campaign, title, liaison,
                            marking, state, window_from, window_to, selector_count, registration_entry)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, campaign = excluded.campaign,
                            title = excluded.title, liaison = excluded.liaison, marking = excluded.marking,
                            state = excluded.state, window_from = excluded.window_from, window_to = excluded.window_to,
                            selector_count = excluded.selector_count,
                            registration_entry = CASE WHEN $15 THEN excluded.registration_entry
                                ELSE known.registration_entry END""").execute(row).await();
    }

    /** A conflict once disposed of stays released, also when it is reopened: the other desk knows already. */
    private void conflictRow(SqlConnection transaction, Turn turn, Snapshot snapshot) {
        var conflict = snapshots.read(Conflict.class, snapshot.bytes());
        var row = Tuple.tuple();
        row.addUUID(conflict.id().value());
        row.addLong(turn.first().index());
        row.addLong(snapshot.version());
        row.addString(conflict.state().wire());
        row.addString(conflict.pair().first().kind().wire());
        row.addUUID(conflict.pair().first().id());
        row.addString(conflict.pair().second().kind().wire());
        row.addUUID(conflict.pair().second().id());
        row.addUUID(conflict.owner().map(o -> o.value()).orElse(null));
        row.addString(conflict.decided().map(d -> d.disposition().wire()).orElse(null));
        row.addUUID(conflict.decided().flatMap(Conflict.Decided::party).orElse(null));
        row.addLong(count(conflict.overlaps()));
        row.addBoolean(conflict.decided().isPresent()
                || !turn.named("Disposed", "Escalated", "Overridden").isEmpty());
        row.addOffsetDateTime(at(conflict.raised()));
        transaction.preparedQuery("""
                        INSERT INTO conflict_view AS known (id, log_index, version, state, first_kind, first_id, second_kind,
                            second_id, owner, disposition, yielding, overlap_count, released, raised)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, state = excluded.state,
                            owner = excluded.owner, disposition = excluded.disposition, yielding = excluded.yielding,
                            overlap_count = excluded.overlap_count, released = known.released OR excluded.released,
                            raised = excluded.raised""").execute(row).await();
    }

    /** Empty once the content was deleted. */
    private String text(Sealed<String> sealed) {
        return disclosure(sealed.digest()).flatMap(EntryFormat::textOf).orElse("");
    }

    private long count(SealedList<?> list) {
        return disclosure(list.digest())
                .map(text -> (long) EntryFormat.elementsOf(text).size())
                .orElse(0L);
    }

    private Optional<String> disclosure(Optional<String> digest) {
        return digest.flatMap(
                d -> Optional.ofNullable(journal.disclosures(List.of(d)).await().get(d)));
    }

    private static OffsetDateTime at(StoredEntry entry) {
        return at(entry.recorded());
    }

    private static OffsetDateTime at(java.time.Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
