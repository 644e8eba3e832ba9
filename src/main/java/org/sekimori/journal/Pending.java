package org.sekimori.journal;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.Set;
import org.sekimori.operation.Subject;

/** One append on its way, with its caller's promise, which is kept on the caller's own context. */
final class Pending {
    final Append append;
    final Set<Subject> written;
    final long sizeBytes;
    final long deadlineNanos;
    private final Context context;
    private final Promise<AppendResult> promise = Promise.promise();

    /** A COMMIT with it was sent and not answered; only its cause can tell what became of it. */
    volatile boolean outcomeUnknown;
    /** It, or a neighbour in its batch, was refused by the database: it goes alone, so that only the guilty fails. */
    volatile boolean alone;

    Pending(Append append, long deadlineNanos, Context context) {
        this.append = append;
        this.deadlineNanos = deadlineNanos;
        this.context = context;
        this.written = written(append);
        this.sizeBytes = sizeBytes(append);
    }

    io.vertx.core.Future<AppendResult> future() {
        return promise.future();
    }

    void answer(AppendResult result) {
        context.runOnContext(_ -> promise.tryComplete(result));
    }

    void fail(Throwable cause) {
        context.runOnContext(_ -> promise.tryFail(cause));
    }

    int count() {
        return append.entries().size();
    }

    private static Set<Subject> written(Append append) {
        var subjects = new HashSet<Subject>();
        append.entries().forEach(entry -> subjects.add(entry.subject()));
        return subjects;
    }

    private static long sizeBytes(Append append) {
        long bytes = 0;
        for (var entry : append.entries()) {
            bytes += entry.bytes().length;
        }
        for (var disclosure : append.disclosures()) {
            bytes += disclosure.text().length();
        }
        for (var snapshot : append.snapshots()) {
            bytes += snapshot.bytes().length;
        }
        return bytes;
    }
}
