package org.sekimori.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Hands records over as they are, within one node. */
final class LocalCodec implements MessageCodec<Object, Object> {
    @Override
    public void encodeToWire(Buffer buffer, Object message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object decodeFromWire(int position, Buffer buffer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object transform(Object message) {
        return message;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
