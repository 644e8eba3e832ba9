package org.sekimori;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sekimori.journal.Checkpoint;
import org.sekimori.journal.CompactRange;
import org.sekimori.journal.Digest;
import org.sekimori.journal.EntryBundle;
import org.sekimori.journal.KeystoreSigner;
import org.sekimori.journal.LogName;
import org.sekimori.journal.MerkleTree;
import org.sekimori.journal.TileBuilder;
import org.sekimori.journal.TilePath;
import org.sekimori.journal.VerifierKey;

/**
 * One checked-in log as a hub serves it: {@code checkpoint}, {@code tile/}, and beside them {@code log-keys} and
 * {@code disclosures}, one a line. The keys are drawn anew whenever the log grows, and nobody keeps the private halves.
 */
record GoldenFiles(Path directory, LogName log) {
    private static final Instant SIGNED = Instant.parse("2027-06-01T00:00:00Z");

    static GoldenFiles of(LogName log) {
        return new GoldenFiles(Path.of("src/test/resources/golden", log.wire()), log);
    }

    static String origin(LogName log) {
        return "golden.invalid/logs/" + log.wire();
    }

    List<byte[]> entries() throws IOException {
        var entries = new ArrayList<byte[]>();
        var bundles = directory.resolve("tile/entries");
        if (!Files.exists(bundles)) {
            return entries;
        }
        try (var files = Files.walk(bundles)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.addAll(EntryBundle.decode(Files.readAllBytes(file)));
            }
        }
        return entries;
    }

    /** Digest to text. */
    Map<String, String> disclosures() throws IOException {
        var texts = new TreeMap<String, String>();
        var file = directory.resolve("disclosures");
        if (Files.exists(file)) {
            Files.readAllLines(file)
                    .forEach(text -> texts.put(Digest.base64Url(text.getBytes(StandardCharsets.US_ASCII)), text));
        }
        return texts;
    }

    List<VerifierKey> keys() throws IOException {
        return Files.readAllLines(directory.resolve("log-keys")).stream()
                .map(VerifierKey::parse)
                .toList();
    }

    void write(List<byte[]> entries, Map<String, String> disclosures, Path keys) throws IOException {
        clear();
        var leaves = MerkleTree.leafHashes(entries);
        for (long first = 0; first < entries.size(); first += TilePath.WIDTH) {
            int to = (int) Math.min(entries.size(), first + TilePath.WIDTH);
            var path = new TilePath(TilePath.ENTRIES, first / TilePath.WIDTH, (int) (to - first));
            put(path.toString(), EntryBundle.encode(entries.subList((int) first, to)));
        }
        tiles(leaves);
        var signer = KeystoreSigner.open(keys, log, origin(log), Optional.empty());
        var head = Checkpoint.of(origin(log), CompactRange.EMPTY.appendAll(leaves));
        put("checkpoint", signer.signedNote(head, SIGNED).getBytes(StandardCharsets.UTF_8));
        put("log-keys", lines(signer.keys().stream().map(VerifierKey::toString).toList()));
        put("disclosures", lines(List.copyOf(new TreeMap<>(disclosures).values())));
    }

    private void tiles(List<byte[]> leaves) throws IOException {
        var row = leaves;
        for (int level = 0; !row.isEmpty(); level++) {
            var above = new ArrayList<byte[]>();
            for (int first = 0; first < row.size(); first += TilePath.WIDTH) {
                var hashes = row.subList(first, Math.min(row.size(), first + TilePath.WIDTH));
                var from = first;
                var tile = TileBuilder.assemble(
                        new TilePath(level, first / TilePath.WIDTH, hashes.size()),
                        (_, start, end) -> hashes.subList((int) start - from, (int) end - from));
                put(new TilePath(level, first / TilePath.WIDTH, hashes.size()).toString(), tile);
                if (hashes.size() == TilePath.WIDTH) {
                    above.add(MerkleTree.perfectRoot(tile));
                }
            }
            row = above;
        }
    }

    private void clear() throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void put(String path, byte[] bytes) throws IOException {
        var file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] lines(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
