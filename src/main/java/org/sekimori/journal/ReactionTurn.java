package org.sekimori.journal;

import io.vertx.sqlclient.Tuple;

/** Reactions without a transaction; the claim is an advisory lock of the session, a matter of thrift and never of right. */
final class ReactionTurn extends CursorTurn {
    private static final String CLAIM =
            "SELECT pg_try_advisory_lock(hashtextextended('cursor ' || $1 || ' ' || $2, 0))";
    private static final String NEXT = "SELECT next FROM cursor WHERE subscriber = $1 AND log = $2";

    private final Cursor.Reaction reaction;
    private boolean claimed;

    ReactionTurn(PostgresJournal journal, String name, LogName log, CursorSettings settings, Cursor.Reaction reaction) {
        super(journal, name, log, settings);
        this.reaction = reaction;
    }

    @Override
    void disconnect() {
        claimed = false;
        super.disconnect();
    }

    @Override
    boolean take() throws InterruptedException {
        var key = Tuple.of(name(), log().wire());
        if (!claimed) {
            claimed = query(CLAIM, key).iterator().next().getBoolean(0);
        }
        if (!claimed) {
            return false;
        }
        long next = query(NEXT, key).iterator().next().getLong(0);
        var batch = read(next);
        long done = next;
        try {
            for (var entry : reaction.concerning(batch)) {
                if (isStopping()) {
                    return false;
                }
                Awaiting.await(reaction.handle(entry), settings.handlerTimeout());
                done = entry.index() + 1;
            }
            done = next + batch.size();
        } finally {
            if (done > next) {
                move(next, done);
            }
        }
        return batch.size() == settings.batchEntries();
    }
}
