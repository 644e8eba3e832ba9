package org.sekimori.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes a key file with the JDK's own keytool, since no public API writes the certificate that PKCS#12 wants beside a
 * private key. The password goes through the environment and never stands on a command line.
 */
final class Keytool {
    private static final String PASSWORD_VARIABLE = "SEKIMORI_KEYSTORE_PASSWORD";
    private static final String VALIDITY_DAYS = "36500";
    private static final long TIMEOUT_SECONDS = 60;

    private Keytool() {}

    static String alias(SignatureType type) {
        return switch (type) {
            case ED25519 -> "ed25519";
            case ML_DSA_44 -> "ml-dsa-44";
        };
    }

    /** Makes one key pair of each type in a directory of its own (0700), then moves the finished file into place. */
    static void create(PrivateFiles files, String name, String password) throws IOException, InterruptedException {
        var workshop = Files.createTempDirectory(files.path("."), ".keys");
        var file = workshop.resolve(name);
        try {
            for (var type : SignatureType.values()) {
                run(type, file, password);
            }
            files.moveInto(file, name);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(workshop);
        }
    }

    private static void run(SignatureType type, Path file, String password) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-alias", alias(type), "-dname", "CN=" + alias(type), "-validity", VALIDITY_DAYS));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString()));
        command.addAll(List.of("-storepass:env", PASSWORD_VARIABLE));
        command.addAll(
                switch (type) {
                    case ED25519 -> List.of("-keyalg", "Ed25519");
                    case ML_DSA_44 -> List.of("-keyalg", "ML-DSA", "-groupname", "ML-DSA-44");
                });
        var said = file.resolveSibling("said");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put(PASSWORD_VARIABLE, password);
        var keytool = builder.start();
        try {
            keytool.getOutputStream().close();
            if (!keytool.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IOException("Expected keytool to make a key of " + type.algorithm() + ", but it said: "
                        + Files.readString(said).strip());
            }
        } finally {
            keytool.destroyForcibly();
            Files.deleteIfExists(said);
        }
    }
}
