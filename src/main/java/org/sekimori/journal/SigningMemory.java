package org.sekimori.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * What was last signed, kept beside the keys as {@code <log>.signed}: whoever rolls the database back does not roll this
 * back. A line {@code sekimori/signed/v1}, a line with the base64 of the compact range, then the note verbatim.
 */
public final class SigningMemory {
    private static final String HEAD = "sekimori/signed/v1\n";

    private final PrivateFiles files;
    private final String name;

    public SigningMemory(Path directory, LogName log) throws IOException {
        files = new PrivateFiles(directory);
        name = log.wire() + ".signed";
    }

    /**
     * Empty when this signer has never signed.
     *
     * @throws WillNotSign when the file is there and says nothing intelligible
     */
    public Optional<Signed> read() {
        if (!files.has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(new String(files.read(name), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | NotVerified e) {
            throw new WillNotSign(WillNotSign.Reason.MEMORY_UNREADABLE, "Expected what was last signed in " + name, e);
        }
    }

    private static Signed parse(String text) {
        int lineEnd = text.indexOf('\n', HEAD.length());
        if (!text.startsWith(HEAD) || lineEnd < 0) {
            throw new NotVerified("Expected " + HEAD.strip());
        }
        byte[] range = Base64Text.decode(text.substring(HEAD.length(), lineEnd));
        return new Signed(CompactRange.fromBytes(range), text.substring(lineEnd + 1));
    }

    /** Durable when it returns. */
    public void write(Signed signed) {
        var text = HEAD + Base64.getEncoder().encodeToString(signed.range().toBytes()) + "\n" + signed.checkpoint();
        try {
            files.write(name, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
