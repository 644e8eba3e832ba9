package org.sekimori.console;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Parts bytes that come in pieces into lines, wherever the pieces part. A line ends with a line feed or with the last byte;
 * blank ones are counted and left out. Of one that is too long nothing is kept. Of one thread.
 */
final class Lines {
    private final int mostBytes;
    private byte[] held = new byte[0];
    private int length;
    private boolean tooLong;
    private long number = 1;

    /** @param mostBytes of a line, its end not counted */
    Lines(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * One line.
     *
     * @param number from 1
     * @param bytes without its end; empty where it was too long
     */
    record Line(long number, Optional<byte[]> bytes) {
        int sizeBytes() {
            return bytes.map(text -> text.length).orElse(0);
        }
    }

    /** The lines that end in this piece, in order. */
    List<Line> take(Buffer piece) {
        var lines = new ArrayList<Line>();
        var bytes = piece.getBytes();
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                hold(bytes, from, at);
                ended().ifPresent(lines::add);
                from = at + 1;
            }
        }
        hold(bytes, from, bytes.length);
        return lines;
    }

    /** The last line, where no line feed ends it. */
    Optional<Line> end() {
        return ended();
    }

    /** Whether a line has begun that has not ended. */
    boolean isWithin() {
        return length > 0 || tooLong;
    }

    private void hold(byte[] bytes, int from, int to) {
        if (tooLong || to - from > mostBytes - length) {
            tooLong = true;
            held = new byte[0];
            length = 0;
            return;
        }
        int size = length + to - from;
        if (size > held.length) {
            held = Arrays.copyOf(held, (int) Math.min(mostBytes, Math.max(size, 2L * held.length)));
        }
        System.arraycopy(bytes, from, held, length, to - from);
        length = size;
    }

    private Optional<Line> ended() {
        var line = tooLong
                ? Optional.of(new Line(number, Optional.empty()))
                : Optional.of(Arrays.copyOf(held, length))
                        .filter(Lines::isFilled)
                        .map(text -> new Line(number, Optional.of(text)));
        number++;
        held = new byte[0];
        length = 0;
        tooLong = false;
        return line;
    }

    /** Whether anything but JSON's white space stands in it. */
    private static boolean isFilled(byte[] text) {
        for (var one : text) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return true;
            }
        }
        return false;
    }
}
