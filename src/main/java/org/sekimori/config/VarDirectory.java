package org.sekimori.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * {@code HUB_VAR}: what all nodes of this machine share. Directories are 0700, files 0600.
 *
 * <p>A value that several nodes might make at the same instant is made once: written aside, then linked into place, which
 * only one of them can do.
 */
public record VarDirectory(Path root) {
    private static final int SECRET_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    static VarDirectory open(Path root) {
        var directory = new VarDirectory(root);
        directory.make(root);
        return directory;
    }

    public Path file(String name) {
        return root.resolve(name);
    }

    /** A directory inside, made if it is missing. */
    public Path directory(String name) {
        return make(file(name));
    }

    /** A random id made once for this directory, of 12 hexadecimal digits. */
    public String id() {
        return remembered("hub-id", java.util.HexFormat.of().formatHex(random(6)));
    }

    /** A password made at random on first asking (192 bits, base64url) and remembered in a file of that name. */
    public Secret secret(String name) {
        return new Secret(
                remembered(name, Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES))));
    }

    /** The content of the file of that name; if there is none yet, it is made with {@code fresh}. */
    public String remembered(String name, String fresh) {
        var file = file(name);
        try {
            if (!Files.exists(file)) {
                var aside = writeAside(fresh, name);
                try {
                    Files.createLink(file, aside);
                } catch (FileAlreadyExistsException e) {
                    // Another node was first; its value counts.
                } finally {
                    Files.delete(aside);
                }
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Replaces the file of that name in one step. */
    public void remember(String name, String value) {
        try {
            Files.move(writeAside(value, name), file(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path writeAside(String value, String name) throws IOException {
        // createTempFile makes it 0600 from the first byte on.
        var aside = Files.createTempFile(root, "." + name.replace('/', '-'), ".new");
        return Files.write(aside, (value + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Path make(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            if (!Files.isWritable(path)) {
                throw new NoSuchFileException(path.toString());
            }
            return path;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private BadSetting unusable(IOException cause) {
        var bad = new BadSetting(
                "The directory %s (var, HUB_VAR) cannot be used; expected one that this user may write to. The system says: %s"
                        .formatted(root, cause));
        bad.initCause(cause);
        return bad;
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
