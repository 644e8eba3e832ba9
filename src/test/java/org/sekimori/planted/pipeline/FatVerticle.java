package org.sekimori.planted.pipeline;

import io.vertx.core.VerticleBase;
import org.sekimori.planted.operation.Thing;

/** A verticle starts, stops and carries; this one knows what a thing is. */
final class FatVerticle extends VerticleBase {
    private final Thing thing;

    FatVerticle(Thing thing) {
        this.thing = thing;
    }

    boolean has(Thing other) {
        return thing.equals(other);
    }
}
