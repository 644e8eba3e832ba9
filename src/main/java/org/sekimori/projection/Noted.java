package org.sekimori.projection;

import io.vertx.core.Future;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Subject;

/** Hears of each reading of sealed content before the content is handed out. */
@FunctionalInterface
public interface Noted {
    /** For who notes readings elsewhere. */
    Noted ELSEWHERE = (_, _, _) -> Future.succeededFuture();

    /**
     * A failure is the reading's failure: what cannot be noted is not read.
     *
     * @param action {@code read-proposal}, {@code read-targets}, {@code read-entries}, {@code read-disclosures},
     *     {@code read-sitting}
     */
    Future<Void> note(Actor actor, String action, Subject subject);
}
