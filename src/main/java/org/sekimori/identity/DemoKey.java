package org.sekimori.identity;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** The demo issuer's key pair, a JSON Web Key in a file of mode 0600 that all nodes of a machine share. */
final class DemoKey {
    private static final int COORDINATE_BYTES = 32;

    private DemoKey() {}

    /** Reads the key; makes it first if there is none. Of several nodes that make it at once, one is first. */
    static JsonObject in(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return new JsonObject(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("demo issuer key " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        var directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        // createTempFile makes it 0600 from the first byte on; a link is made whole or not at all.
        var aside = Files.createTempFile(directory, ".demo-issuer", ".new");
        try {
            Files.writeString(aside, fresh().encode());
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            // Another node was first; its key counts.
        } finally {
            Files.delete(aside);
        }
    }

    private static JsonObject fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            return new JsonObject()
                    .put("kty", "EC")
                    .put("crv", "P-256")
                    .put("alg", "ES256")
                    .put("kid", "demo")
                    .put("x", base64(point.getAffineX()))
                    .put("y", base64(point.getAffineY()))
                    .put("d", base64(((ECPrivateKey) pair.getPrivate()).getS()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 is part of every JDK", e);
        }
    }

    private static String base64(BigInteger number) {
        var bytes = number.toByteArray();
        var padded = new byte[COORDINATE_BYTES];
        var count = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - count, padded, COORDINATE_BYTES - count, count);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }
}
