package org.sekimori.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Selector.Kind;

/**
 * Gzipped lines {@code family<TAB>kind<TAB>value}. The large file is not part of the repository: it is where
 * {@code HUB_TEST_SELECTORS} says, or beside the checkout in {@code shared/data}.
 */
public final class SelectorFile {
    private static final Path BESIDE = Path.of("../shared/data/selectors.tsv.gz");

    private SelectorFile() {}

    /** The large file, if it is on this machine. */
    public static Optional<Path> large() {
        var named = Optional.ofNullable(System.getenv("HUB_TEST_SELECTORS")).map(Path::of);
        return named.or(() -> Optional.of(BESIDE)).filter(Files::isReadable);
    }

    /** A family's selectors in the order of the file; families by name. */
    public static SortedMap<String, List<Selector>> families(Path file) throws IOException {
        var families = new TreeMap<String, List<Selector>>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var columns = line.split("\t", -1);
                var kind = Kind.valueOf(columns[1].toUpperCase(Locale.ROOT));
                families.computeIfAbsent(columns[0], _ -> new ArrayList<>()).add(new Selector(kind, columns[2]));
            }
        }
        return families;
    }
}
