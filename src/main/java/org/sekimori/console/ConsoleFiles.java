package org.sekimori.console;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekimori.journal.Digest;

/**
 * The front end's build, read from the class path once and kept: a path is looked up in a table and never on a disk, so
 * there is nothing to climb out of. A file with {@code .br} or {@code .gz} behind its name is another form of the one
 * without.
 */
public final class ConsoleFiles {
    static final String INDEX = "index.html";

    /** What the build names by the hash of its content, and so never changes. */
    private static final Pattern HASHED = Pattern.compile("assets/.+-[A-Za-z0-9_-]{8,}\\.[a-z0-9]+");

    private static final int TAG_DIGITS = 32;

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final Map<String, File> files;

    private ConsoleFiles(Map<String, File> files) {
        this.files = Map.copyOf(files);
    }

    /**
     * One file in its forms.
     *
     * @param forms by content encoding; the plain form is always there, under {@code identity}
     * @param tag of the plain form's content, without quotes
     */
    record File(String type, Map<String, Buffer> forms, String tag, boolean forEver) {
        static final String PLAIN = "identity";

        File {
            forms = Map.copyOf(forms);
        }

        /** The smallest form that the client takes: brotli, else gzip, else plain. */
        String encoding(Encodings accepted) {
            for (var encoding : new String[] {Encodings.BROTLI, Encodings.GZIP}) {
                if (forms.containsKey(encoding) && accepted.accept(encoding)) {
                    return encoding;
                }
            }
            return PLAIN;
        }

        /** Strong, so another one for each form. */
        String etag(String encoding) {
            return '"' + tag + (encoding.equals(PLAIN) ? "" : "-" + encoding) + '"';
        }

        boolean varies() {
            return forms.size() > 1;
        }
    }

    /** The build in that folder of the class path; nothing where none was built. */
    public static Optional<ConsoleFiles> read(String folder) {
        var index = ConsoleFiles.class.getClassLoader().getResource(folder + "/" + INDEX);
        if (index == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(index.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException("the console's files cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path is no URI", e);
        }
    }

    /** From the index in a folder, or in a folder of a jar. */
    static ConsoleFiles read(URI index) throws IOException {
        if (!index.getScheme().equals("jar")) {
            return walk(Path.of(index).getParent());
        }
        try (var jar = FileSystems.newFileSystem(index, Map.of())) {
            return walk(jar.getPath(index.getSchemeSpecificPart().replaceFirst("^.*!", ""))
                    .getParent());
        }
    }

    private static ConsoleFiles walk(Path folder) throws IOException {
        var contents = new HashMap<String, Buffer>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.relativize(path).toString().replace('\\', '/'), Buffer.buffer(Files.readAllBytes(path)));
            }
        }
        var files = new HashMap<String, File>();
        contents.forEach((name, content) -> {
            if (!isForm(name, contents)) {
                files.put(name, file(name, contents));
            }
        });
        return new ConsoleFiles(files);
    }

    private static boolean isForm(String name, Map<String, Buffer> contents) {
        return (name.endsWith(".br") || name.endsWith(".gz"))
                && contents.containsKey(name.substring(0, name.length() - 3));
    }

    private static File file(String name, Map<String, Buffer> contents) {
        var forms = new HashMap<String, Buffer>();
        forms.put(File.PLAIN, contents.get(name));
        Optional.ofNullable(contents.get(name + ".br")).ifPresent(form -> forms.put(Encodings.BROTLI, form));
        Optional.ofNullable(contents.get(name + ".gz")).ifPresent(form -> forms.put(Encodings.GZIP, form));
        var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        var tag = Digest.hex(contents.get(name).getBytes()).substring(0, TAG_DIGITS);
        return new File(type, forms, tag, HASHED.matcher(name).matches());
    }

    /** By the path without its leading slash. */
    Optional<File> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    File index() {
        return files.get(INDEX);
    }
}
