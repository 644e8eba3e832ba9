package org.sekimori.screens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sekimori.testing.Place;
import org.sekimori.testing.Policies;

/** Policies in which a halt has to be acknowledged within a second, so that a test sees an obligation breached. */
final class Hurry {
    private Hurry() {}

    /** A copy of the policies in force with that one deadline shortened. */
    static Path policies(Place place) {
        var copy = Policies.copyTo(place.var().resolve("policies"));
        try {
            var deadlines = copy.resolve("deadlines.yaml");
            var text = Files.readString(deadlines);
            Files.writeString(deadlines, text.replace("    warn: PT3M\n    breach: PT5M", "    breach: PT1S"));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
