package org.sekimori.pipeline;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import org.sekimori.bus.Addresses;
import org.sekimori.bus.ReadCase;

/** Answers what a case looks like to somebody. Runs on virtual threads. */
public final class CaseVerticle extends VerticleBase {
    private final CaseReader reader;
    private MessageConsumer<ReadCase> consumer;

    public CaseVerticle(CaseReader reader) {
        this.reader = reader;
    }

    @Override
    public Future<?> start() {
        consumer = Addresses.CASE.consume(vertx, wanted -> Future.succeededFuture(reader.read(wanted)));
        return consumer.completion();
    }

    @Override
    public Future<?> stop() {
        return consumer.unregister();
    }
}
