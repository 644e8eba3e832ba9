package org.sekimori.projection;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.journal.CursorPositions;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Actor;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Subject;

/**
 * The readings, over the tables that {@link Projector} keeps and the states and entries of the journal. Lists come newest
 * first unless they say otherwise; a page holds at most 200 items.
 *
 * <p>Any reading may fail with {@link ProjectionBehind} (503), {@link Journal.Overloaded} (503) or {@link BadCursor} (422).
 */
public final class SqlReads implements Reads, Numbers {
    private final Reading reading;
    private final Reading counting;
    private final Noted noted;
    private final CaseQueries cases;
    private final EntryQueries entries;
    private final SittingQueries sittings;
    private final CampaignQueries campaigns;
    private final ActivityQueries activities;
    private final ConflictQueries conflicts;
    private final AlarmQueries alarms;
    private final TaskQueries tasks;
    private final ObligationQueries obligations;
    private final DocumentQueries documents;
    private final FigureQueries figures;

    /**
     * @param pool of the hub's role, on {@code vertx}
     * @param rules for the quorum that a sitting needs, and for who leads and clears which activities
     */
    public SqlReads(
            Vertx vertx, Pool pool, Journal journal, CursorPositions positions, LogName log, Rules rules, Noted noted) {
        var store = new Store(pool, journal, log);
        this.reading = new Reading(vertx, journal, positions, log, Projector.NAME);
        this.counting = new Reading(vertx, journal, positions, log, Projector.NAME, FigureCounter.NAME);
        this.noted = noted;
        this.cases = new CaseQueries(store);
        this.sittings = new SittingQueries(store, rules);
        this.activities = new ActivityQueries(store, rules);
        this.campaigns = new CampaignQueries(store, cases, activities, rules);
        this.conflicts = new ConflictQueries(store, rules);
        this.alarms = new AlarmQueries(store);
        this.tasks = new TaskQueries(store, cases);
        this.obligations = new ObligationQueries(store);
        this.documents = new DocumentQueries(store, rules.handling());
        this.figures = new FigureQueries(store, rules);
        this.entries = new EntryQueries(store, cases, activities, campaigns);
    }

    @Override
    public Future<Optional<String>> number(OperationId operation) {
        return reading.read(() -> cases.number(operation))
                .recover(e -> e instanceof ProjectionBehind
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(e));
    }

    @Override
    public Future<List<OperationId>> referring(OperationId operation) {
        return reading.read(() -> cases.referring(operation))
                .recover(e ->
                        e instanceof ProjectionBehind ? Future.succeededFuture(List.of()) : Future.failedFuture(e));
    }

    @Override
    public Future<Page<Map<String, Object>>> campaigns(Actor actor, Page.Request page) {
        return reading.read(() -> campaigns.list(actor, page));
    }

    @Override
    public Future<Optional<Map<String, Object>>> campaign(Actor actor, UUID campaign) {
        return reading.read(() -> campaigns.one(actor, campaign));
    }

    @Override
    public Future<Page<Map<String, Object>>> operations(
            Actor actor, Optional<String> stage, Optional<UUID> campaign, Optional<String> q, Page.Request page) {
        return reading.read(() -> cases.list(actor, stage, campaign, q, page));
    }

    @Override
    public Future<Page<Going>> going(Actor actor, int limit) {
        return reading.read(() -> cases.going(actor, limit));
    }

    @Override
    public Future<Reach> reach(Actor actor) {
        return reading.read(() -> cases.reach(actor));
    }

    @Override
    public Future<Optional<Map<String, Object>>> proposal(Actor actor, OperationId operation) {
        return reading.read(
                () -> noting(actor, "read-proposal", operation.subject(), cases.proposal(actor, operation)));
    }

    @Override
    public Future<Optional<Page<Map<String, Object>>>> targets(Actor actor, OperationId operation, Page.Request page) {
        return reading.read(
                () -> noting(actor, "read-targets", operation.subject(), cases.targets(actor, operation, page)));
    }

    @Override
    public Future<Optional<byte[]>> scope(Actor actor, OperationId operation) {
        return reading.read(() -> cases.scope(actor, operation));
    }

    @Override
    public Future<Optional<Page<EntryItem>>> entries(
            Actor actor, OperationId operation, boolean lists, Page.Request page) {
        return reading.read(() ->
                noting(actor, "read-entries", operation.subject(), entries.entries(actor, operation, lists, page)));
    }

    @Override
    public Future<Optional<Page<String>>> disclosures(Actor actor, UUID entry, Page.Request page) {
        return reading.read(() -> entries.subject(entry)
                .flatMap(subject -> noting(actor, "read-disclosures", subject, entries.elements(actor, entry, page))));
    }

    @Override
    public Future<Page<Map<String, Object>>> sittings(Actor actor, Page.Request page) {
        return reading.read(() -> sittings.list(actor, page));
    }

    @Override
    public Future<Optional<Map<String, Object>>> sitting(Actor actor, UUID sitting) {
        var subject = new Subject(Subject.Kind.SITTING, sitting);
        return reading.read(() -> noting(actor, "read-sitting", subject, sittings.one(actor, sitting)));
    }

    @Override
    public Future<Page<Map<String, Object>>> activities(
            Actor actor, Optional<String> kind, Optional<UUID> campaign, Page.Request page) {
        return reading.read(() -> activities.list(actor, kind, campaign, page));
    }

    @Override
    public Future<Page<Map<String, Object>>> activitiesNeedingConsent(
            Actor actor, Optional<String> kind, Optional<UUID> campaign, Page.Request page) {
        return reading.read(() -> activities.needingConsent(actor, kind, campaign, page));
    }

    @Override
    public Future<Page<Map<String, Object>>> conflicts(Actor actor, Page.Request page) {
        return reading.read(() -> conflicts.list(actor, page));
    }

    @Override
    public Future<Optional<Map<String, Object>>> conflict(Actor actor, UUID conflict) {
        return reading.read(() -> conflicts.one(actor, conflict));
    }

    @Override
    public Future<Page<Map<String, Object>>> alarms(Page.Request page) {
        return reading.read(() -> alarms.list(page));
    }

    @Override
    public Future<Page<Map<String, Object>>> tasks(Actor actor, Page.Request page) {
        return reading.read(() -> tasks.list(actor, page));
    }

    @Override
    public Future<Optional<Page<Map<String, Object>>>> taskTargets(Actor actor, UUID task, Page.Request page) {
        return reading.read(() -> tasks.operation(actor, task)
                .flatMap(operation -> noting(
                        actor,
                        "read-targets",
                        new Subject(Subject.Kind.OPERATION, operation),
                        tasks.targets(actor, task, page))));
    }

    @Override
    public Future<Page<Map<String, Object>>> obligations(Actor actor, boolean overdueOnly, Page.Request page) {
        return reading.read(() -> obligations.list(actor, overdueOnly, page));
    }

    @Override
    public Future<Page<Map<String, Object>>> documents(Actor actor, OperationId operation, Page.Request page) {
        return reading.read(() -> documents.list(actor, operation, page));
    }

    @Override
    public Future<Optional<Map<String, Object>>> document(Actor actor, DocumentId document) {
        return reading.read(() -> documents.one(actor, document));
    }

    @Override
    public Future<Map<String, Object>> annual(Actor actor, int year) {
        return counting.read(() -> figures.annual(actor, year));
    }

    @Override
    public Future<Map<String, Object>> statistics(Actor actor, int months) {
        return counting.read(() -> figures.statistics(actor, months));
    }

    private <T> Optional<T> noting(Actor actor, String action, Subject subject, Optional<T> found) {
        if (found.isPresent()) {
            Store.got(noted.note(actor, action, subject));
        }
        return found;
    }
}
