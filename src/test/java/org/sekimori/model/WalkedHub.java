package org.sekimori.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Place;
import org.sekimori.testing.Policies;
import org.sekimori.testing.RunningHub;

/** Two nodes of one hub, in whose directory one designation ends as it does in the small world; and their log. */
final class WalkedHub implements AutoCloseable {
    private final Place place;
    private final List<RunningHub> nodes;
    private final OnRecord log;
    private final String campaign;

    private WalkedHub(Place place, Map<String, String> settings) {
        this.place = place;
        this.nodes = List.of(RunningHub.launched(place, 1, settings), RunningHub.launched(place, 2, settings));
        nodes.forEach(RunningHub::awaitReady);
        this.log = new OnRecord(place.connectAsHub());
        this.campaign = Case.campaign(node(0));
    }

    /** @param folder for its policies */
    static WalkedHub start(Path folder) {
        return new WalkedHub(
                Place.fresh(), Map.of("HUB_POLICIES", policies(folder).toString()));
    }

    private static Path policies(Path folder) {
        var policies = Policies.copyTo(folder);
        try {
            var people = policies.resolve("people.yaml");
            var before = Files.readString(people);
            var after = before.replaceFirst(
                    "(?s)(user: officer-legal\\n.*?from: \"[^\"]*\") }",
                    "$1, to: \"" + SmallWorld.DESIGNATION_ENDS + "\" }");
            if (after.equals(before)) {
                throw new AssertionError("no designation of officer-legal to end");
            }
            Files.writeString(people, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return policies;
    }

    /** From 0. */
    Api node(int number) {
        return nodes.get(number).api();
    }

    OnRecord log() {
        return log;
    }

    String campaign() {
        return campaign;
    }

    /** What the nodes said of trouble, with where it came from. */
    List<String> complaints() {
        return nodes.stream()
                .flatMap(node -> node.output().stream())
                .filter(line -> !line.contains(" INFO "))
                .toList();
    }

    @Override
    public void close() {
        log.close();
        nodes.forEach(RunningHub::close);
        place.close();
    }
}
