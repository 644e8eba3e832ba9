package org.sekimori.projection;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Gate;
import org.sekimori.operation.Operation;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Task;

/** The rows of a batch's cases, their tasks and obligations; gathered, so that a batch costs a few statements. */
final class OperationRows {
    /** Cases are numbered by the year in Japan. */
    private static final int HOURS_EAST = 9;

    /** The row's frame; its number is its place in the year, in the order of the log. */
    private static final String NUMBER = """
            INSERT INTO operation_view (id, year, serial, version, drafted_index, proposal_entry, stage, title,
                title_folded, campaign, legal_basis, applicant, agency, agencies, executors, marking, target_count,
                returned, window_from, window_to, submitted, gate_seats, officers, updated)
            SELECT $1, $2, coalesce(max(serial), 0) + 1, 0, $3, $4, '', '', '', $5, '', $1, '', '{}', '{}', '', 0,
                false, $6, $6, false, '{}', '{}', $6
            FROM operation_view WHERE year = $2
            ON CONFLICT (id) DO NOTHING""";

    private static final String UPDATE = """
            UPDATE operation_view SET version = $2, stage = $3, title = $4, campaign = $5, legal_basis = $6,
                applicant = $7, agency = $8, executors = $9, marking = $10, target_count = $11, returned = $12,
                window_from = $13, window_to = $14, harm_expected_at = $15, submitted = submitted OR $16,
                gate_seats = $17, officers = $18, updated = $19, title_folded = $20,
                proposal_entry = coalesce($21, proposal_entry), agencies = $22, refers_to = $23, oral = $24
            WHERE id = $1""";

    /** A task begins with its Tasked; later turns find it there and only its state moves. */
    private static final String TASK = """
            INSERT INTO task_view (id, operation, log_index, tasked_entry, agency, officer, partner, state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING""";

    private static final String TASK_MOVED = "UPDATE task_view SET state = $2 WHERE id = $1";

    private static final String OBLIGATION = """
            INSERT INTO obligation_view (id, operation, kind, owner, due, state) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (id) DO UPDATE SET due = excluded.due, state = excluded.state""";

    private final Rules rules;
    private final Contents contents;
    private final List<Tuple> numbers = new ArrayList<>();
    private final List<Tuple> updates = new ArrayList<>();
    private final List<Tuple> tasks = new ArrayList<>();
    private final List<Tuple> tasksMoved = new ArrayList<>();
    private final List<Tuple> obligations = new ArrayList<>();

    OperationRows(Rules rules, Contents contents) {
        this.rules = rules;
        this.contents = contents;
    }

    /** In the order in which the log first names them. */
    void add(Turn turn, Operation operation, long version) {
        if (turn.first().version() == 1) {
            numbers.add(number(turn.first(), operation));
        }
        updates.add(row(turn, operation, version));
        addTasks(turn, operation);
        addObligations(operation);
    }

    /** Called on a virtual thread. */
    void write(SqlConnection transaction) {
        all(transaction, NUMBER, numbers);
        all(transaction, UPDATE, updates);
        all(transaction, TASK, tasks);
        all(transaction, TASK_MOVED, tasksMoved);
        all(transaction, OBLIGATION, obligations);
    }

    private static void all(SqlConnection transaction, String statement, List<Tuple> rows) {
        if (!rows.isEmpty()) {
            transaction.preparedQuery(statement).executeBatch(rows).await();
        }
    }

    private static Tuple number(StoredEntry drafted, Operation operation) {
        var year = drafted.recorded().atOffset(ZoneOffset.ofHours(HOURS_EAST)).getYear();
        return Tuple.of(
                operation.id().value(),
                year,
                drafted.index(),
                drafted.id(),
                operation.proposal().campaign().value(),
                at(drafted.recorded()));
    }

    private Tuple row(Turn turn, Operation operation, long version) {
        var proposal = operation.proposal();
        var title = contents.text(proposal.title());
        var proposed = turn.named("Drafted", "Revised", "Widened");
        var row = Tuple.tuple();
        row.addUUID(operation.id().value());
        row.addLong(version);
        row.addString(operation.stage().wire());
        row.addString(title);
        row.addUUID(proposal.campaign().value());
        row.addString(proposal.legalBasis().value());
        row.addUUID(proposal.applicant().value());
        row.addString(operation.agency().wire());
        row.addArrayOfString(
                proposal.executors().stream().map(e -> e.wire()).sorted().toArray(String[]::new));
        row.addString(proposal.marking().wire());
        row.addLong(contents.count(proposal.targets()));
        row.addBoolean(operation.review().returned().isPresent());
        row.addOffsetDateTime(at(proposal.window().from()));
        row.addOffsetDateTime(at(proposal.window().to()));
        row.addOffsetDateTime(proposal.harmExpectedAt().map(OperationRows::at).orElse(null));
        row.addBoolean(operation.review().submitted());
        row.addArrayOfString(gateSeats(operation));
        row.addArrayOfUUID(operation.tasks().stream()
                .map(t -> t.officer().value())
                .distinct()
                .toArray(UUID[]::new));
        row.addOffsetDateTime(at(turn.last().recorded()));
        row.addString(Search.folded(title));
        row.addUUID(proposed.isEmpty() ? null : proposed.getLast().id());
        row.addArrayOfString(agencies(operation));
        row.addUUID(proposal.refersTo().map(OperationId::value).orElse(null));
        row.addBoolean(operation.awaitsReadBack());
        return row;
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
                .filter(gate -> operation.applies(gate.id()))
                .filter(gate -> gate.kind() != Gate.Kind.VOTE)
                .map(gate -> gate.holder().seat(operation.agency()).wire())
                .distinct()
                .toArray(String[]::new);
    }

    private void addTasks(Turn turn, Operation operation) {
        var begun = new HashMap<UUID, StoredEntry>();
        for (var tasked : turn.named("Tasked")) {
            if (EntryTree.of(tasked, Map.of()).data().get("task") instanceof String task) {
                begun.put(UUID.fromString(task), tasked);
            }
        }
        for (var task : operation.tasks()) {
            tasksMoved.add(Tuple.of(task.id().value(), task.state().wire()));
            var tasked = begun.get(task.id().value());
            if (tasked != null) {
                tasks.add(Tuple.of(
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
    }

    private void addObligations(Operation operation) {
        for (var obligation : operation.obligations()) {
            obligations.add(Tuple.of(
                            obligation.id().value(),
                            operation.id().value(),
                            obligation.kind(),
                            obligation.owner().wire(),
                            obligation.due().map(OperationRows::at).orElse(null))
                    .addString(obligation.state().wire()));
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
