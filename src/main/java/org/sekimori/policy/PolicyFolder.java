package org.sekimori.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the files of a set, no more and no less, and hashes them. */
final class PolicyFolder {
    static final String PEOPLE = "people.yaml";
    static final String BASES = "legal-bases.yaml";
    static final String GATES = "gates.yaml";
    static final String QUORUM = "quorum.yaml";
    static final String DEADLINES = "deadlines.yaml";
    static final String CALENDAR = "calendar.yaml";
    static final String DECONFLICTION = "deconfliction.yaml";
    static final String HANDLING = "handling.yaml";
    static final String DELEGATIONS = "delegations.yaml";
    static final String ACTIVITIES = "activities.yaml";
    static final String SCHEMA = "schema.cedarschema";

    private static final Set<String> REQUIRED = Set.of(
            PEOPLE,
            BASES,
            GATES,
            QUORUM,
            DEADLINES,
            CALENDAR,
            DECONFLICTION,
            HANDLING,
            DELEGATIONS,
            ACTIVITIES,
            SCHEMA);
    /** Explained or read elsewhere: the README is no rule, the witness policy is a file of the journal's tools. */
    private static final Set<String> ASIDE = Set.of("README.md", "witness-policy.txt");

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private PolicyFolder() {}

    /** The files in the order of their names. */
    static Map<String, PolicyFile> read(Path folder, Problems problems) {
        var files = new TreeMap<String, PolicyFile>();
        var place = String.valueOf(folder.getFileName());
        try (Stream<Path> list = Files.list(folder)) {
            list.sorted().forEach(path -> readOne(path, files, problems));
        } catch (IOException e) {
            problems.add(place, 1, "expected a folder that can be read");
            return files;
        }
        REQUIRED.stream()
                .filter(name -> !files.containsKey(name))
                .sorted()
                .forEach(name -> problems.add(name, 1, "expected this file, but it is missing or cannot be read"));
        if (files.keySet().stream().noneMatch(name -> name.endsWith(".cedar"))) {
            problems.add(place, 1, "expected at least one .cedar file");
        }
        return files;
    }

    private static void readOne(Path path, Map<String, PolicyFile> files, Problems problems) {
        var name = String.valueOf(path.getFileName());
        if (name.startsWith(".") || ASIDE.contains(name)) {
            return;
        }
        if (!REQUIRED.contains(name) && !name.endsWith(".cedar")) {
            problems.add(name, 1, "expected only .cedar files and " + String.join(", ", sorted(REQUIRED)));
            return;
        }
        try {
            if (Files.size(path) > MAX_BYTES) {
                problems.add(name, 1, "expected at most " + MAX_BYTES + " bytes");
                return;
            }
            var bytes = Files.readAllBytes(path);
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            files.put(name, new PolicyFile(name, sha256(bytes), bytes.length, text));
        } catch (CharacterCodingException e) {
            problems.add(name, 1, "expected UTF-8");
        } catch (IOException e) {
            problems.add(name, 1, "expected a file that can be read");
        }
    }

    /**
     * The hash of the set: SHA-256 over one line a file, in the order of names, of its SHA-256, two spaces, its name and
     * a line feed. So {@code LC_ALL=C sha256sum *.cedar *.cedarschema *.yaml | LC_ALL=C sort -k 2 | sha256sum} finds it.
     */
    static String hash(Iterable<PolicyFile> files) {
        var lines = new StringBuilder();
        files.forEach(file ->
                lines.append(file.sha256()).append("  ").append(file.name()).append('\n'));
        return sha256(lines.toString().getBytes(UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
