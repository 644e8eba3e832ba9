package org.sekimori.pipeline;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import org.sekimori.bus.Addresses;
import org.sekimori.bus.Envelope;

/** Hears the commands of one room on this node. Runs on virtual threads: while one command waits, another is begun. */
public final class PhaseVerticle extends VerticleBase {
    private final Room room;
    private final CommandPipeline pipeline;
    private MessageConsumer<Envelope> consumer;

    public PhaseVerticle(Room room, CommandPipeline pipeline) {
        this.room = room;
        this.pipeline = pipeline;
    }

    @Override
    public Future<?> start() {
        consumer = Addresses.room(room.name())
                .consume(vertx, envelope -> Future.succeededFuture(pipeline.handle(room, envelope)));
        return consumer.completion();
    }

    @Override
    public Future<?> stop() {
        return consumer.unregister();
    }
}
