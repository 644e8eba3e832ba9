package org.sekimori.journal;

import io.vertx.sqlclient.Tuple;

/** Effects and cursor in one transaction; the claim is the lock on the cursor's row. */
final class EffectsTurn extends CursorTurn {
    private static final String CLAIM =
            "SELECT next FROM cursor WHERE subscriber = $1 AND log = $2 FOR UPDATE SKIP LOCKED";

    private final Cursor.Effects effects;

    EffectsTurn(PostgresJournal journal, String name, LogName log, CursorSettings settings, Cursor.Effects effects) {
        super(journal, name, log, settings);
        this.effects = effects;
    }

    @Override
    boolean take() throws InterruptedException {
        var connection = connection();
        command("BEGIN");
        var claimed = query(CLAIM, Tuple.of(name(), log().wire()));
        if (claimed.size() == 0) {
            command("ROLLBACK");
            register(); // the row is claimed by another node, or somebody took it away to have everything done anew
            return false;
        }
        long next = claimed.iterator().next().getLong(0);
        var batch = read(next);
        if (batch.isEmpty()) {
            command("ROLLBACK");
            return false;
        }
        Awaiting.await(effects.handle(connection, batch), settings.handlerTimeout());
        move(next, next + batch.size());
        command("COMMIT");
        return batch.size() == settings.batchEntries();
    }
}
