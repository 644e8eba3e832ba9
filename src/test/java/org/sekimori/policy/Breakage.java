package org.sekimori.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One way of breaking a set, and what must be said about it.
 *
 * @param from what stands in the file, replaced where it stands first
 * @param saysIn the file that is named
 * @param at words that first stand on the line that is named
 * @param reason words of the sentence
 */
record Breakage(String file, String from, String to, String saysIn, String at, String reason) {
    static Change change(String file, String from, String to) {
        return new Change(file, from, to);
    }

    record Change(String file, String from, String to) {
        Breakage says(String at, String reason) {
            return saysIn(file, at, reason);
        }

        Breakage saysIn(String other, String at, String reason) {
            return new Breakage(file, from, to, other, at, reason);
        }
    }

    void applyTo(Path folder) throws IOException {
        var path = folder.resolve(file);
        var text = Files.readString(path);
        var at = text.indexOf(from);
        if (at < 0) {
            throw new IllegalArgumentException("expected " + file + " to hold: " + from);
        }
        Files.writeString(path, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    /** The line that must be named, from 1, once the change is made. */
    int line(Path folder) throws IOException {
        var text = Files.readString(folder.resolve(saysIn));
        var position = text.indexOf(at);
        if (position < 0) {
            throw new IllegalArgumentException("expected " + saysIn + " to hold: " + at);
        }
        return (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    }

    @Override
    public String toString() {
        return file + ": " + reason + " (" + at.replace("\n", "⏎") + ")";
    }
}
