package org.sekimori.journal;

import java.security.SecureRandom;
import java.util.Base64;

/** Where unguessable bytes come from. Safe for many threads. */
@FunctionalInterface
public interface Salts {
    /** Overwrites all of {@code block}. */
    void fill(byte[] block);

    /** The platform's cryptographically strong source. */
    static Salts secure() {
        var random = new SecureRandom();
        return random::nextBytes;
    }

    /** Hands out salts of one command from blocks that grow, so that thousands of them cost few draws. One thread only. */
    final class Supply {
        private static final int SALT_BYTES = 16;
        private static final int FIRST_BLOCK_BYTES = 16 * SALT_BYTES;
        private static final int LARGEST_BLOCK_BYTES = 4096 * SALT_BYTES;
        private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

        private final Salts source;
        private byte[] block = new byte[0];
        private int used;

        Supply(Salts source) {
            this.source = source;
        }

        /** 128 bits as 22 characters. */
        String next() {
            if (used == block.length) {
                int size = Math.clamp(block.length * 4L, FIRST_BLOCK_BYTES, LARGEST_BLOCK_BYTES);
                block = new byte[size];
                source.fill(block);
                used = 0;
            }
            var salt = new byte[SALT_BYTES];
            System.arraycopy(block, used, salt, 0, SALT_BYTES);
            used += SALT_BYTES;
            return BASE64URL.encodeToString(salt);
        }
    }
}
