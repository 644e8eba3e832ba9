package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekimori.journal.CanonicalJson;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.LogName;
import org.sekimori.journal.LogReader;
import org.sekimori.journal.Recorded;
import org.sekimori.journal.Salts;
import org.sekimori.journal.StoredEntry;
import org.sekimori.journal.UnknownType;
import org.sekimori.journal.Verification;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;
import org.sekimori.operation.TestRules;
import org.sekimori.operation.Wire;
import org.sekimori.pipeline.HubFolding;

/**
 * What this program once wrote it can read for ever. The logs below {@code src/test/resources/golden} hold every type of
 * entry; they only ever grow, by {@code mvn test -Dtest=GoldenLogTest#grow -Dgolden.grow=true}.
 */
class GoldenLogTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper TREES = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
    private static final Path SCENES = Path.of("src/test/resources/golden/scenes");
    private static final EntryFormat FORMAT = new EntryFormat(Spine.descriptors(), Map.of(), Salts.secure());

    @ParameterizedTest
    @EnumSource(names = {"OPERATIONS", "ACCESS"})
    void signatures_root_tiles_and_entries_hold(LogName log) throws IOException {
        var files = GoldenFiles.of(log);
        assertThat(files.keys()).hasSize(2).extracting(key -> key.type()).doesNotHaveDuplicates();
        var verified = new Verification(LogReader.of(files.directory()), GoldenFiles.origin(log), files.keys(), true)
                .run(Optional.empty());
        assertThat(verified.entries()).isEqualTo(files.entries().size());
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATIONS", "ACCESS"})
    void every_entry_reads_back_into_its_record_and_keeps_its_bytes(LogName log) throws IOException {
        var disclosures = GoldenFiles.of(log).disclosures();
        for (var entry : stored(log)) {
            assertThat(CanonicalJson.bytes(TREES.readValue(entry.bytes(), Object.class)))
                    .isEqualTo(entry.bytes());
            for (var known : List.of(disclosures, Map.<String, String>of())) {
                assertThat(FORMAT.read(entry, known).event()).as(entry.type()).isNotInstanceOf(UnknownType.class);
            }
            var read = FORMAT.read(entry, disclosures);
            assertThat(read.request()).as(entry.type()).isPresent();
            var again = FORMAT.write(read.header().stamp(), read.event(), Optional.empty());
            var before = JSON.readTree(entry.bytes());
            var after = JSON.readTree(again.entry().bytes());
            var commitments = commitments(before);
            assertThat(commitments(after).stream().filter(disclosures::containsKey))
                    .as(entry.type())
                    .isSubsetOf(commitments);
            assertThat(withoutCommitments(after)).isEqualTo(withoutCommitments(before));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATIONS", "ACCESS"})
    void every_disclosure_is_committed_to(LogName log) throws IOException {
        var files = GoldenFiles.of(log);
        Set<String> digests = new HashSet<>();
        files.entries().forEach(entry -> digests.addAll(EntryFormat.digestsOf(entry)));
        files.disclosures().values().forEach(text -> digests.addAll(EntryFormat.elementsOf(text)));
        assertThat(digests).containsAll(files.disclosures().keySet());
        assertThat(digests).hasSizeGreaterThan(files.disclosures().size());
    }

    @Test
    void every_state_folds_again_with_all_disclosures_and_with_none() throws IOException {
        var folding = new HubFolding();
        var disclosures = GoldenFiles.of(LogName.OPERATIONS).disclosures();
        Map<Subject, Record> open = new HashMap<>();
        Map<Subject, Record> blind = new HashMap<>();
        for (var entry : stored(LogName.OPERATIONS)) {
            var subject = entry.subject();
            if (subject.kind() == Subject.Kind.HUB) {
                continue;
            }
            fold(folding, open, FORMAT.read(entry, disclosures), subject);
            fold(folding, blind, FORMAT.read(entry, Map.of()), subject);
            assertThat(folding.stateName(blind.get(subject))).isEqualTo(folding.stateName(open.get(subject)));
        }
        var ends = new HashSet<String>();
        open.values().forEach(state -> ends.add(folding.stateName(state)));
        assertThat(ends).contains("closed", "withdrawn", "refused", "revoked", "expired", "done", "cancelled");
    }

    @Test
    void every_type_of_entry_occurs() throws IOException {
        Set<String> seen = new HashSet<>();
        for (var log : List.of(LogName.OPERATIONS, LogName.ACCESS)) {
            stored(log).forEach(entry -> seen.add(entry.type()));
        }
        for (var descriptor : Spine.descriptors()) {
            assertThat(seen)
                    .as("Expected the golden log to have every type of entry: add a scene to the end of GoldenScenes, "
                            + "then run mvn test -Dtest=GoldenLogTest#grow -Dgolden.grow=true")
                    .containsAll(descriptor.types().keySet());
        }
        assertThat(Files.readAllLines(SCENES))
                .containsExactlyElementsOf(GoldenScenes.all().keySet());
    }

    /** Writes the scenes that are not in the log yet behind those that are, which stay as they were. */
    @Test
    @EnabledIfSystemProperty(named = "golden.grow", matches = "true")
    void grow(@TempDir Path keys) throws IOException {
        var written = Files.exists(SCENES) ? Files.readAllLines(SCENES) : List.<String>of();
        Map<LogName, List<byte[]>> entries = new EnumMap<>(LogName.class);
        Map<LogName, Map<String, String>> disclosures = new EnumMap<>(LogName.class);
        for (var log : List.of(LogName.OPERATIONS, LogName.ACCESS)) {
            entries.put(log, new ArrayList<>(GoldenFiles.of(log).entries()));
            disclosures.put(log, new TreeMap<>(GoldenFiles.of(log).disclosures()));
        }
        var start = TestRules.START;
        for (var scene : GoldenScenes.all().entrySet()) {
            start = start.plus(Duration.ofHours(1));
            if (!written.contains(scene.getKey())) {
                var writer = new GoldenWriter(scene.getKey(), start);
                scene.getValue().accept(writer);
                writer.entries.forEach((log, some) -> {
                    entries.get(log).addAll(some);
                    disclosures.get(log).putAll(writer.disclosures(log));
                });
            }
        }
        for (var log : entries.keySet()) {
            GoldenFiles.of(log).write(entries.get(log), disclosures.get(log), keys);
        }
        Files.write(SCENES, GoldenScenes.all().keySet());
    }

    private static void fold(HubFolding folding, Map<Subject, Record> states, Recorded read, Subject subject) {
        var stamp = read.header().stamp();
        var actor = new Actor(
                new PersonId(stamp.actor().id()),
                Wire.of(Seat.class, stamp.actor().seat()),
                Wire.of(Organisation.class, stamp.actor().organisation()));
        var before = Optional.ofNullable(states.get(subject));
        states.put(
                subject,
                folding.evolve(subject, before, read.event(), new Stamp(actor, stamp.occurred(), stamp.recorded())));
    }

    private static List<StoredEntry> stored(LogName log) throws IOException {
        var stored = new ArrayList<StoredEntry>();
        for (var bytes : GoldenFiles.of(log).entries()) {
            var tree = JSON.readTree(bytes);
            stored.add(new StoredEntry(
                    log,
                    stored.size(),
                    UUID.fromString(tree.path("id").asText()),
                    tree.path("type").asText(),
                    new Subject(
                            Wire.of(
                                    Subject.Kind.class,
                                    tree.path("subject").path("kind").asText()),
                            UUID.fromString(tree.path("subject").path("id").asText())),
                    tree.path("version").asLong(),
                    Instant.parse(tree.path("recorded").asText()),
                    UUID.fromString(tree.path("cause").asText()),
                    bytes));
        }
        assertThat(stored).isNotEmpty();
        return stored;
    }

    private static List<String> commitments(JsonNode entry) {
        var digests = new ArrayList<String>();
        entry.findValues("_sd").forEach(list -> list.forEach(digest -> digests.add(digest.asText())));
        return digests;
    }

    private static JsonNode withoutCommitments(JsonNode entry) {
        entry.findParents("_sd").forEach(parent -> ((ObjectNode) parent).remove("_sd"));
        return entry;
    }
}
