package org.sekimori.journal;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.Subject;

/** The one log of truth, append-only. Reads see committed entries only; there are no gaps below {@link #size}. */
public interface Journal {
    /**
     * Fails with {@link Overloaded} when the bounded queue is full, with the database's error when it is away or refuses,
     * with {@link OutcomeUnknown} or {@link Stopped}, with {@link IllegalArgumentException} when the append contradicts itself.
     */
    Future<AppendResult> append(Append append);

    /** How many entries the log has. */
    Future<Long> size(LogName log);

    /** Entries {@code from, from+1, …}, at most {@code limit}. */
    Future<List<StoredEntry>> range(LogName log, long from, int limit);

    /** Entries of one subject with a version above {@code afterVersion}, in order. */
    Future<List<StoredEntry>> stream(LogName log, Subject subject, long afterVersion, int limit);

    Future<Optional<StoredEntry>> entry(LogName log, UUID id);

    /** All entries of one command, in order; empty if it was never appended. */
    Future<List<StoredEntry>> byCause(LogName log, UUID cause);

    /** The latest snapshots; a subject that does not exist is absent from the answer. */
    Future<Map<Subject, Snapshot>> snapshots(LogName log, Collection<Subject> subjects);

    /** The versions of the latest snapshots, for whoever has some already; a subject that does not exist is absent. */
    Future<Map<Subject, Long>> versions(LogName log, Collection<Subject> subjects);

    /** Digest to disclosure text; decoys, deleted and unknown digests are absent from the answer. */
    Future<Map<String, String>> disclosures(Collection<String> digests);

    /** The bounded queue is full: the caller is told 503 with {@code Retry-After}. */
    final class Overloaded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Overloaded(String message) {
            super(message, null, false, false);
        }
    }

    /** The connection broke while committing and the time is over: ask again with the same cause. */
    final class OutcomeUnknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(UUID cause) {
            super("Whether cause " + cause + " was appended is not known yet", null, false, false);
        }
    }

    /** The signer found something that it must not sign: nothing is appended to this log until its owner has looked. */
    final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Stopped(LogName log, String why) {
            super("Log " + log.wire() + " is stopped: " + why, null, false, false);
        }
    }
}
