package org.sekimori.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sekimori.journal.Checkpoint;
import org.sekimori.journal.EntryBundle;
import org.sekimori.journal.LogReader;
import org.sekimori.journal.Verification;
import org.sekimori.journal.VerifierKey;
import org.sekimori.testing.Api;

/** The log {@code operations} as an auditor has it from one node: every byte verified up to its checkpoint. */
record OutsideLog(Checkpoint checkpoint, List<JsonNode> entries) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SIGNED_MILLIS = 30_000;

    /** Once a checkpoint covers that many entries, and contains the earlier one. */
    static OutsideLog read(Api api, long size, Optional<Checkpoint> earlier) {
        try {
            var served = LogReader.of(URI.create(api.url() + "/logs/operations"), Optional.of(api.token("auditor")));
            awaitSigned(served, Math.max(size, earlier.map(Checkpoint::size).orElse(0L)));
            var entries = new ArrayList<JsonNode>();
            LogReader listening = path -> {
                var bytes = served.read(path);
                if (path.startsWith("tile/entries/")) {
                    for (var entry : EntryBundle.decode(bytes)) {
                        entries.add(JSON.readTree(entry));
                    }
                }
                return bytes;
            };
            var keys = keys(api);
            var verified = new Verification(listening, keys.getFirst().name(), keys, true).run(earlier);
            assertThat(entries).hasSize(Math.toIntExact(verified.checkpoint().size()));
            return new OutsideLog(verified.checkpoint(), List.copyOf(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<VerifierKey> keys(Api api) {
        return api.get("auditor", "/log-keys")
                .ok()
                .text()
                .lines()
                .map(VerifierKey::parse)
                .filter(key -> key.name().endsWith("/logs/operations"))
                .toList();
    }

    private static void awaitSigned(LogReader log, long size) throws IOException {
        var end = System.nanoTime() + SIGNED_MILLIS * 1_000_000;
        while (true) {
            var signed = Long.parseLong(new String(log.read("checkpoint"), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow());
            if (signed >= size) {
                return;
            }
            assertThat(System.nanoTime())
                    .as("signed %d of %d entries", signed, size)
                    .isLessThan(end);
            Waiting.millis(100);
        }
    }

    /** Version 1, 2, 3 … of each subject, in the order of the log. */
    OutsideLog versionsHaveNoHoles() {
        var versions = new HashMap<String, List<Integer>>();
        for (var entry : entries) {
            versions.computeIfAbsent(entry.path("subject").toString(), _ -> new ArrayList<>())
                    .add(entry.path("version").asInt());
        }
        assertThat(versions)
                .allSatisfy((subject, found) -> assertThat(found)
                        .as(subject)
                        .isEqualTo(
                                IntStream.rangeClosed(1, found.size()).boxed().toList()));
        return this;
    }

    /** The entries that an answer names stand where it says, and nothing else was caused by the same command. */
    OutsideLog holdsExactlyOnce(Collection<JsonNode> answers) {
        var causes = new HashMap<String, List<String>>();
        for (var entry : entries) {
            causes.computeIfAbsent(entry.path("cause").asText(), _ -> new ArrayList<>())
                    .add(entry.path("id").asText());
        }
        for (var answer : answers) {
            var named = new ArrayList<String>();
            for (var reference : answer.path("entries")) {
                var entry = entries.get(reference.path("index").asInt());
                assertThat(entry.path("id").asText())
                        .isEqualTo(reference.path("id").asText());
                named.add(entry.path("id").asText());
            }
            assertThat(named).as("an accepted command names its entries").isNotEmpty();
            var cause = entries.get(answer.path("entries").path(0).path("index").asInt())
                    .path("cause")
                    .asText();
            assertThat(causes.get(cause)).isEqualTo(named);
        }
        return this;
    }

    /** How many entries those answers prove to be there. */
    static long reach(Collection<JsonNode> answers) {
        return answers.stream()
                .flatMap(answer -> answer.path("entries").findValues("index").stream())
                .mapToLong(index -> index.asLong() + 1)
                .max()
                .orElse(0);
    }
}
