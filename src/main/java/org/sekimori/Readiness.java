package org.sekimori;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import org.sekimori.cluster.Peers;
import org.sekimori.console.Health;
import org.sekimori.journal.LogName;
import org.sekimori.journal.PostgresJournal;

/** Ready is: the logs can be appended to and signed, the database is writable, the bus answers, every peer was heard. */
record Readiness(Logs logs, PostgresJournal journal, Pool pool, Peers peers) implements Health {
    @Override
    public Future<List<String>> reasons() {
        var reasons = new ArrayList<>(logs.troubles());
        for (var log : LogName.values()) {
            journal.trouble(log).ifPresent(_ -> reasons.add("the log " + log.wire() + " cannot be appended to"));
        }
        if (!peers.allHeard()) {
            reasons.add("not every member of the cluster has answered yet");
        }
        return Future.all(database(), bus()).map(all -> {
            reasons.addAll(all.<List<String>>resultAt(0));
            reasons.addAll(all.<List<String>>resultAt(1));
            return reasons;
        });
    }

    private Future<List<String>> database() {
        return pool.query("SELECT pg_is_in_recovery()")
                .execute()
                .map(rows ->
                        rows.iterator().next().getBoolean(0) ? List.of("the database is read-only") : List.<String>of())
                .otherwise(List.of("the database does not answer"));
    }

    private Future<List<String>> bus() {
        return peers.ownBusAnswers()
                .otherwise(false)
                .map(answers ->
                        answers ? List.of() : List.of("this node's own address on the event bus does not answer"));
    }
}
