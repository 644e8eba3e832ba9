package org.sekimori.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.sekimori.config.VarDirectory;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL's programs, which come as an archive inside a library, once for each version. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** Answers the directory that holds {@code bin}, {@code lib}, {@code share}. */
    static Path extracted(VarDirectory var) {
        var archive = "/postgres-linux-" + architecture() + ".txz";
        try {
            var home = cache(var).resolve("postgres-" + digest(archive));
            if (!Files.isDirectory(home)) {
                extract(archive, home);
            }
            return home;
        } catch (IOException e) {
            throw new DatabaseUnusable("The programs of PostgreSQL cannot be unpacked: " + e, e);
        }
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
    }

    /** The user's cache directory, so that several hubs share it; else {@code HUB_VAR}. */
    private static Path cache(VarDirectory var) {
        var home = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        try {
            return Files.createDirectories(
                    home.resolve("sekimori"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            return var.directory("cache");
        }
    }

    private static InputStream open(String archive) {
        var in = PostgresBinaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw new DatabaseUnusable(
                    "No PostgreSQL for this machine (%s) comes with the hub; set HUB_DATABASE_URL to one that runs elsewhere."
                            .formatted(archive));
        }
        return in;
    }

    private static String digest(String archive) throws IOException {
        try (var in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Aside, then renamed: who is killed half-way, or comes second, leaves no broken directory. */
    private static void extract(String archive, Path home) throws IOException {
        var aside = Files.createTempDirectory(home.getParent(), ".unpacking");
        try (var tar = new TarArchiveInputStream(new XZInputStream(open(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, aside);
            }
        }
        try {
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            Directories.delete(aside);
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        var path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("an entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
