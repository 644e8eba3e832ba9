package org.sekimori.pipeline;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.deconfliction.Met;
import org.sekimori.deconfliction.store.Encounters;
import org.sekimori.journal.Cursor;
import org.sekimori.journal.CursorPositions;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Actor;
import org.sekimori.operation.AmendmentEvent;
import org.sekimori.operation.Event;
import org.sekimori.operation.Rejection;
import org.sekimori.operation.ScopeHash;
import org.sekimori.phase.proposal.ProposalEvent;

/**
 * Answers each registration with its screening: every version is compared with all that stood before it in the order of
 * the log, by the later one, so that two that come at the same instant cannot miss each other.
 */
public final class ScreeningReaction implements Cursor.Reaction {
    /** The cursor's name, for ever. */
    public static final String NAME = "screening";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long to wait for the index before asking about each entry by itself. */
    private static final Duration TOGETHER = Duration.ofSeconds(1);

    private final LogName log;
    private final EntryReader reader;
    private final Encounters encounters;
    private final CursorPositions positions;
    private final ConflictRoom room;
    private final CommandPipeline pipeline;
    private final Actor hub;

    /** What it works with. */
    public record Parts(
            Journal journal,
            LogName log,
            EntryFormat format,
            Encounters encounters,
            CursorPositions positions,
            ConflictRoom room,
            CommandPipeline pipeline,
            Actor hub) {}

    public ScreeningReaction(Parts parts) {
        this.log = parts.log();
        this.reader = new EntryReader(parts.journal(), parts.format());
        this.encounters = parts.encounters();
        this.positions = parts.positions();
        this.room = parts.room();
        this.pipeline = parts.pipeline();
        this.hub = parts.hub();
    }

    /** By their type, and without the revisions that the index is known to have passed over. */
    @Override
    public List<StoredEntry> concerning(List<StoredEntry> batch) {
        var concerning = batch.stream().filter(Registering::concerns).toList();
        var revised = concerning.stream()
                .filter(Registering::revises)
                .map(StoredEntry::index)
                .toList();
        if (revised.isEmpty()) {
            return concerning;
        }
        long indexed = positions
                .awaitPast(Registering.NAME, log, revised.getLast(), TOGETHER)
                .recover(_ -> positions.position(Registering.NAME, log))
                .await();
        var registered = encounters.registered(log, revised).await();
        return concerning.stream()
                .filter(entry ->
                        !Registering.revises(entry) || entry.index() >= indexed || registered.contains(entry.index()))
                .toList();
    }

    /** Called on a virtual thread, entry by entry in the order of the log. */
    @Override
    public Future<Void> handle(StoredEntry entry) {
        if (Registering.revises(entry) && !registered(entry)) {
            return Future.succeededFuture();
        }
        var event = reader.fields(entry).event();
        if (Registering.registers(event)) {
            indexed(entry);
            screened(entry, false, meetings(entry), hash(event));
        } else if (Registering.ends(event)) {
            screened(entry, true, List.of(), Optional.empty());
        }
        return Future.succeededFuture();
    }

    private static Optional<ScopeHash> hash(Event event) {
        return switch (event) {
            case ProposalEvent.Submitted submitted -> Optional.of(submitted.scopeHash());
            case ProposalEvent.Revised revised -> Optional.of(revised.scopeHash());
            case AmendmentEvent.Amended amended -> Optional.of(amended.scopeHash());
            case AmendmentEvent.Widened widened -> Optional.of(widened.scopeHash());
            case AmendmentEvent.AmendmentEnded ended -> Optional.of(ended.standing());
            default -> Optional.empty();
        };
    }

    private void indexed(StoredEntry entry) {
        positions.awaitPast(Registering.NAME, log, entry.index(), PATIENCE).await();
    }

    private boolean registered(StoredEntry entry) {
        indexed(entry);
        return !encounters.registered(log, List.of(entry.index())).await().isEmpty();
    }

    private List<Met> meetings(StoredEntry entry) {
        return encounters.of(log, entry.index()).await();
    }

    private void screened(StoredEntry entry, boolean ended, List<Met> met, Optional<ScopeHash> hash) {
        var command = ConflictRoom.of(entry.subject(), ended, met, hash);
        var cause = Causes.reaction(NAME, entry.id(), entry.subject());
        var outcome = pipeline.handle(
                room,
                new Envelope(
                        hub,
                        ConflictRoom.SCREEN,
                        Optional.of(entry.subject().id()),
                        command,
                        cause,
                        cause.toString(),
                        Optional.empty()));
        switch (outcome) {
            case Outcome.Done _, Outcome.Foreseen _ -> {}
            // A later version is in the log already, or the case is over: nothing is left to say about this one.
            case Outcome.Rejected rejected when isOld(rejected.reason()) -> {}
            case Outcome.Rejected _,
                    Outcome.Denied _,
                    Outcome.Stale _,
                    Outcome.KeyReused _,
                    Outcome.Unfit _,
                    Outcome.LimitReached _,
                    Outcome.Busy _ ->
                throw new IllegalStateException(
                        "Expected entry " + entry.index() + " to be screened, but got " + outcome);
        }
    }

    private static boolean isOld(Rejection.Reason reason) {
        return reason == Rejection.Reason.SCOPE_CHANGED || reason == Rejection.Reason.WRONG_STAGE;
    }
}
