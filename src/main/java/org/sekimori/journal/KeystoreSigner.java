package org.sekimori.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one log in a PKCS#12 file, {@code <log>.p12}, mode 0600, both pairs in one file. The password is given, or
 * lies in the file {@code password} beside it, which is made when it is missing. Nodes may start at once: they share a lock
 * file, and a key file appears whole or not at all.
 */
public final class KeystoreSigner implements CheckpointSigner {
    private static final String PASSWORD_FILE = "password";
    private static final int PASSWORD_BYTES = 32;

    private record Pair(VerifierKey verifier, PrivateKey signer) {}

    private final String origin;
    private final List<Pair> pairs;

    private KeystoreSigner(String origin, List<Pair> pairs) {
        this.origin = origin;
        this.pairs = List.copyOf(pairs);
    }

    /**
     * Opens the keys of a log, makes them when there are none. A log that has been signed before must not get new keys by
     * accident: the caller asks {@link #exists} first when it knows of an earlier checkpoint.
     *
     * @param origin {@code <hub host>/logs/<log>}, also the name of the keys
     * @param password of the file; if empty, the one in the directory
     * @throws IOException when a file is readable by others, the password is wrong, or keys cannot be made
     */
    public static KeystoreSigner open(Path directory, LogName log, String origin, Optional<String> password)
            throws IOException {
        var files = new PrivateFiles(directory);
        try {
            return files.exclusively(() -> {
                var secret = password.isPresent() ? password.get() : password(files);
                var file = fileName(log);
                if (!files.has(file)) {
                    Keytool.create(files, file, secret);
                }
                return new KeystoreSigner(origin, read(files, file, origin, secret.toCharArray()));
            });
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Expected the keys of " + log.wire() + " in " + directory, e);
        }
    }

    public static boolean exists(Path directory, LogName log) {
        return Files.exists(directory.resolve(fileName(log)));
    }

    private static String fileName(LogName log) {
        return log.wire() + ".p12";
    }

    private static String password(PrivateFiles files) throws IOException {
        if (!files.has(PASSWORD_FILE)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            files.write(PASSWORD_FILE, Base64.getUrlEncoder().withoutPadding().encode(random));
        }
        return new String(files.read(PASSWORD_FILE), StandardCharsets.UTF_8).strip();
    }

    private static List<Pair> read(PrivateFiles files, String file, String origin, char[] password)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = new ByteArrayInputStream(files.read(file))) {
            store.load(in, password);
        }
        var pairs = new ArrayList<Pair>();
        for (var type : SignatureType.values()) {
            var alias = Keytool.alias(type);
            if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
                throw new IOException("Expected a key " + alias + " in " + files.path(file));
            }
            var certified = store.getCertificate(alias).getPublicKey();
            pairs.add(new Pair(VerifierKey.of(origin, type, certified), key));
        }
        return pairs;
    }

    @Override
    public List<VerifierKey> keys() {
        return pairs.stream().map(Pair::verifier).toList();
    }

    @Override
    public List<NoteSignature> sign(Checkpoint checkpoint, Instant now) {
        long seconds = now.getEpochSecond();
        if (!checkpoint.origin().equals(origin) || seconds <= 0) {
            throw new IllegalArgumentException(
                    "Expected a checkpoint of " + origin + " and a time after 1970, but got " + checkpoint.origin());
        }
        return pairs.stream().map(pair -> sign(pair, checkpoint, seconds)).toList();
    }

    private static NoteSignature sign(Pair pair, Checkpoint checkpoint, long seconds) {
        var key = pair.verifier();
        byte[] signature = switch (key.type()) {
            case ED25519 -> raw(pair, checkpoint.body().getBytes(StandardCharsets.UTF_8));
            case ML_DSA_44 ->
                new Cosignature(seconds, raw(pair, Cosignature.message(key.name(), seconds, checkpoint))).toBytes();
        };
        return new NoteSignature(key.name(), key.keyId(), signature);
    }

    private static byte[] raw(Pair pair, byte[] message) {
        try {
            var signature = Signature.getInstance(pair.verifier().type().algorithm());
            signature.initSign(pair.signer());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + pair.verifier().label() + " cannot sign", e);
        }
    }
}
