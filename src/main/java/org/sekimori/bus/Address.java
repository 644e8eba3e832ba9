package org.sekimori.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A typed place on the event bus: what is sent there, what comes back.
 *
 * @param <M> message
 * @param <R> reply
 */
public record Address<M, R>(String name, Class<M> message, Class<R> reply) {
    private static final Logger LOG = LoggerFactory.getLogger(Address.class);

    /** Sends to the consumer on this very node: every node carries every phase, so no command depends on a peer. */
    public Future<R> request(Vertx vertx, M body, Duration timeout) {
        return vertx.eventBus().<R>request(name, body, options(timeout)).map(Message::body);
    }

    /**
     * Hears messages to this address; a failed handler fails the request with its message withheld.
     *
     * <p>A consumer is given its next message only when its handler has returned. A handler that waits would so hold up all
     * that come after it; therefore each message is handled in a task of its own on the same context.
     */
    public MessageConsumer<M> consume(Vertx vertx, Function<M, Future<R>> handler) {
        return vertx.eventBus()
                .consumer(
                        name,
                        received -> vertx.getOrCreateContext()
                                .runOnContext(_ -> answer(handler, received.body())
                                        .onSuccess(answer -> received.reply(answer, options(Duration.ofSeconds(1))))
                                        .onFailure(_ -> received.fail(500, "failed"))));
    }

    private Future<R> answer(Function<M, Future<R>> handler, M body) {
        try {
            return handler.apply(body);
        } catch (RuntimeException e) {
            LOG.error("{} could not be answered", name, e);
            return Future.failedFuture(e);
        }
    }

    private static DeliveryOptions options(Duration timeout) {
        return new DeliveryOptions().setLocalOnly(true).setSendTimeout(timeout.toMillis());
    }
}
