package org.sekimori.deconfliction.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sekimori.journal.Cursor;
import org.sekimori.journal.LogName;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Subject;

/** The selector index within one transaction, the cursor's: what is registered here stands if the cursor moves on. */
public final class Registrations {
    private final SelectorIndex index;
    private final SqlConnection transaction;

    private Registrations(SelectorIndex index, SqlConnection transaction) {
        this.index = index;
        this.transaction = transaction;
    }

    /** Handles a batch of a log; called on a virtual thread. */
    @FunctionalInterface
    public interface Handler {
        Future<Void> handle(Registrations registrations, List<StoredEntry> batch);
    }

    /** The handler as a transactional cursor wants it. */
    public static Cursor.Effects within(SelectorIndex index, Handler handler) {
        return (transaction, batch) -> handler.handle(new Registrations(index, transaction), batch);
    }

    /** As {@link SelectorIndex#register}. */
    public Future<Void> register(PartyVersion version) {
        return index.register(transaction, version);
    }

    /** As {@link SelectorIndex#retire}. */
    public Future<Void> retire(LogName log, Subject party, long logIndex) {
        return index.retire(transaction, log, party, logIndex);
    }

    /** As {@link SelectorIndex#standing}. */
    public Future<Set<UUID>> standing(LogName log, Subject.Kind kind, Set<UUID> parties) {
        return parties.isEmpty() ? Future.succeededFuture(Set.of()) : index.standing(transaction, log, kind, parties);
    }
}
