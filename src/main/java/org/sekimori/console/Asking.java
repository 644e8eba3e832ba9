package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import org.sekimori.bus.Addresses;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;

/**
 * Asks the room of a command, once more when no answer came: the cause makes the second question the first one again.
 *
 * @param reply how long each question waits for its answer
 */
record Asking(Vertx vertx, Duration reply) {
    private static final int AGAIN_SECONDS = 2;

    /** Busy where nobody answered. */
    Future<Outcome> ask(String room, Envelope envelope) {
        return once(room, envelope)
                .recover(failure -> unheard(failure) ? once(room, envelope) : Future.failedFuture(failure))
                .recover(failure -> unheard(failure)
                        ? Future.succeededFuture(new Outcome.Busy(AGAIN_SECONDS))
                        : Future.failedFuture(failure));
    }

    private Future<Outcome> once(String room, Envelope envelope) {
        return Addresses.room(room).request(vertx, envelope, reply);
    }

    static boolean unheard(Throwable failure) {
        return failure instanceof ReplyException reply
                && (reply.failureType() == ReplyFailure.TIMEOUT || reply.failureType() == ReplyFailure.NO_HANDLERS);
    }
}
