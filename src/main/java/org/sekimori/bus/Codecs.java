package org.sekimori.bus;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One codec a family of messages. Commands, reads and their answers are immutable records that never leave the node, so
 * they are handed over as they are; only the nudge has a form on the wire: next index, then the log's name.
 */
public final class Codecs {
    private Codecs() {}

    /** Once for each Vert.x. */
    public static void register(Vertx vertx) {
        var bus = vertx.eventBus();
        bus.registerCodec(new OnThisNode<>("sekimori.command"));
        bus.registerCodec(new OnThisNode<>("sekimori.outcome"));
        bus.registerCodec(new OnThisNode<>("sekimori.read"));
        bus.registerCodec(new OnThisNode<>("sekimori.case"));
        bus.registerCodec(new Nudges());
        bus.codecSelector(body -> family(body).orElse(null));
    }

    private static Optional<String> family(Object body) {
        return switch (body) {
            case Envelope _ -> Optional.of("sekimori.command");
            case Outcome _ -> Optional.of("sekimori.outcome");
            case ReadCase _,
                    ReadDigest _,
                    ReadAmendment _,
                    ReadDesk _,
                    ReadMinutes _,
                    ReadLent _,
                    ReadDelegations _,
                    ReadActivity _,
                    AskCheck _ -> Optional.of("sekimori.read");
            case CaseAnswer _, DeskAnswer _, MinutesAnswer _, LentAnswer _, DelegationsAnswer _, CheckAnswer _ ->
                Optional.of("sekimori.case");
            case LogMoved _ -> Optional.of("sekimori.nudge");
            case null, default -> Optional.empty();
        };
    }

    private record OnThisNode<T>(String name) implements MessageCodec<T, T> {
        @Override
        public void encodeToWire(Buffer buffer, T message) {
            throw new IllegalStateException(name + " never leaves its node");
        }

        @Override
        public T decodeFromWire(int position, Buffer buffer) {
            throw new IllegalStateException(name + " never comes from another node");
        }

        @Override
        public T transform(T message) {
            return message;
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }

    private record Nudges() implements MessageCodec<LogMoved, LogMoved> {
        @Override
        public void encodeToWire(Buffer buffer, LogMoved nudge) {
            var name = nudge.log().getBytes(StandardCharsets.UTF_8);
            buffer.appendLong(nudge.nextIndex()).appendInt(name.length).appendBytes(name);
        }

        @Override
        public LogMoved decodeFromWire(int position, Buffer buffer) {
            var start = position + Long.BYTES + Integer.BYTES;
            var length = buffer.getInt(position + Long.BYTES);
            return new LogMoved(buffer.getString(start, start + length), buffer.getLong(position));
        }

        @Override
        public LogMoved transform(LogMoved nudge) {
            return nudge;
        }

        @Override
        public String name() {
            return "sekimori.nudge";
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
