package org.sekimori.projection;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.activity.Activity;
import org.sekimori.activity.Campaign;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.journal.RecordMapper;
import org.sekimori.journal.Snapshot;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Gate;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Stage;
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
    private final RecordMapper snapshots = RecordMapper.snapshot();

    public Projector(Journal journal, LogName log, Rules rules) {
        this.journal = journal;
        this.log = log;
        this.rules = rules;
    }

    /** Handles a batch within the cursor's transaction; called on a virtual thread. */
    public Future<Void> handle(SqlConnection transaction, List<StoredEntry> batch) {
        var last = new LinkedHashMap<Subject, StoredEntry>();
        for (var entry : batch) {
            last.merge(entry.subject(), entry, (_, later) -> later);
        }
        var states = journal.snapshots(log, last.keySet()).await();
        var created = new HashSet<Subject>();
        for (var entry : batch) {
            if (entry.version() == 1) {
                created.add(entry.subject());
            }
        }
        for (var entry : batch) {
            if (entry.subject().kind() == Subject.Kind.OPERATION && proposes(entry)) {
                remember(transaction, entry, states.get(entry.subject()), created.remove(entry.subject()));
            }
        }
        last.forEach((subject, entry) -> {
            var snapshot = states.get(subject);
            if (snapshot != null) {
                write(transaction, subject, entry, snapshot);
            }
        });
        return Future.succeededFuture();
    }

    private static boolean proposes(StoredEntry entry) {
        return entry.type().endsWith(".operation.Drafted") || entry.type().endsWith(".operation.Revised");
    }

    /** The row's frame; its number is its place in the year, in the order of the log. */
    private void remember(SqlConnection transaction, StoredEntry entry, Snapshot snapshot, boolean isNew) {
        if (!isNew) {
            transaction
                    .preparedQuery("UPDATE operation_view SET proposal_entry = $2 WHERE id = $1")
                    .execute(Tuple.of(entry.subject().id(), entry.id()))
                    .await();
            return;
        }
        var proposal = operation(snapshot).proposal();
        var year = entry.recorded().atOffset(ZoneOffset.ofHours(9)).getYear();
        transaction
                .preparedQuery("""
                        INSERT INTO operation_view (id, year, serial, version, drafted_index, proposal_entry, stage, title,
                            campaign, legal_basis, applicant, agency, executors, marking, target_count, returned,
                            window_from, window_to, submitted, gate_seats, officers, updated)
                        SELECT $1, $2, coalesce(max(serial), 0) + 1, 0, $3, $4, '', '', $5, '', $1, '', '{}', '', 0, false,
                            $6, $6, false, '{}', '{}', $6
                        FROM operation_view WHERE year = $2
                        ON CONFLICT (id) DO NOTHING""")
                .execute(Tuple.of(
                        entry.subject().id(),
                        year,
                        entry.index(),
                        entry.id(),
                        proposal.campaign().value(),
                        at(entry)))
                .await();
    }

    private void write(SqlConnection transaction, Subject subject, StoredEntry entry, Snapshot snapshot) {
        switch (subject.kind()) {
            case OPERATION -> operationRow(transaction, entry, snapshot);
            case SITTING -> sittingRow(transaction, entry, snapshots.read(Sitting.class, snapshot.bytes()));
            case CAMPAIGN -> campaignRow(transaction, entry, snapshot);
            case ACTIVITY -> activityRow(transaction, entry, snapshot);
            case CONFLICT -> {}
            case PERSON, HUB -> {}
        }
    }

    private Operation operation(Snapshot snapshot) {
        return snapshots.read(Operation.class, snapshot.bytes());
    }

    private void operationRow(SqlConnection transaction, StoredEntry entry, Snapshot snapshot) {
        var operation = operation(snapshot);
        var proposal = operation.proposal();
        var row = Tuple.tuple();
        row.addUUID(operation.id().value());
        row.addLong(snapshot.version());
        row.addString(operation.stage().wire());
        row.addString(text(proposal.title()));
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
        row.addBoolean(operation.stage() != Stage.DRAFT
                || operation.review().returned().isPresent());
        row.addArrayOfString(gateSeats(operation));
        row.addArrayOfUUID(operation.tasks().stream()
                .map(t -> t.officer().value())
                .distinct()
                .toArray(UUID[]::new));
        row.addOffsetDateTime(at(entry));
        transaction.preparedQuery("""
                        UPDATE operation_view SET version = $2, stage = $3, title = $4, campaign = $5, legal_basis = $6,
                            applicant = $7, agency = $8, executors = $9, marking = $10, target_count = $11, returned = $12,
                            window_from = $13, window_to = $14, harm_expected_at = $15, submitted = submitted OR $16,
                            gate_seats = $17, officers = $18, updated = $19
                        WHERE id = $1 AND version < $2""").execute(row).await();
        tasks(transaction, entry, operation);
        obligations(transaction, entry, operation);
    }

    private String[] gateSeats(Operation operation) {
        return rules.gates().stream()
                .filter(gate -> operation.review().applies(gate.id()))
                .filter(gate -> gate.kind() != Gate.Kind.VOTE)
                .map(gate -> gate.holder().seat(operation.agency()).wire())
                .distinct()
                .toArray(String[]::new);
    }

    private static void tasks(SqlConnection transaction, StoredEntry entry, Operation operation) {
        var rows = new ArrayList<Tuple>();
        for (var task : operation.tasks()) {
            rows.add(Tuple.of(
                            task.id().value(),
                            operation.id().value(),
                            entry.index(),
                            task.agency().wire(),
                            task.officer().value(),
                            task.partner().map(p -> p.value()).orElse(null))
                    .addString(task.state().wire()));
        }
        all(transaction, """
                INSERT INTO task_view VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (id) DO UPDATE SET state = excluded.state""", rows);
    }

    private static void obligations(SqlConnection transaction, StoredEntry entry, Operation operation) {
        var rows = new ArrayList<Tuple>();
        for (var obligation : operation.obligations()) {
            rows.add(Tuple.of(
                            obligation.id().value(),
                            operation.id().value(),
                            entry.index(),
                            obligation.kind(),
                            obligation.owner().wire(),
                            obligation.due().map(Projector::at).orElse(null))
                    .addString(obligation.state().wire()));
        }
        all(transaction, """
                INSERT INTO obligation_view VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (id) DO UPDATE SET due = excluded.due, state = excluded.state""", rows);
    }

    private static void all(SqlConnection transaction, String statement, List<Tuple> rows) {
        if (!rows.isEmpty()) {
            transaction.preparedQuery(statement).executeBatch(rows).await();
        }
    }

    private static void sittingRow(SqlConnection transaction, StoredEntry entry, Sitting sitting) {
        transaction
                .preparedQuery("""
                        INSERT INTO sitting_view VALUES ($1, $2, $3, $4, $5, $6)
                        ON CONFLICT (id) DO UPDATE SET state = excluded.state, updated = excluded.updated""")
                .execute(Tuple.of(
                        sitting.id().value(),
                        sitting.operation().value(),
                        entry.index(),
                        sitting.matter().wire(),
                        sitting.state().wire(),
                        at(entry)))
                .await();
    }

    private void campaignRow(SqlConnection transaction, StoredEntry entry, Snapshot snapshot) {
        var campaign = snapshots.read(Campaign.class, snapshot.bytes());
        transaction
                .preparedQuery("""
                        INSERT INTO campaign_view VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, title = excluded.title""")
                .execute(Tuple.of(
                        campaign.id().value(),
                        entry.index(),
                        snapshot.version(),
                        text(campaign.title()),
                        campaign.marking().wire()))
                .await();
    }

    private void activityRow(SqlConnection transaction, StoredEntry entry, Snapshot snapshot) {
        var activity = snapshots.read(Activity.class, snapshot.bytes());
        var registration = activity.registration();
        var row = Tuple.tuple();
        row.addUUID(activity.id().value());
        row.addLong(entry.index());
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
        transaction.preparedQuery("""
                        INSERT INTO activity_view VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, campaign = excluded.campaign,
                            title = excluded.title, liaison = excluded.liaison, marking = excluded.marking,
                            state = excluded.state, window_from = excluded.window_from, window_to = excluded.window_to,
                            selector_count = excluded.selector_count""").execute(row).await();
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
