package org.sekimori.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekimori.journal.Digest;

/**
 * One browser's sign-in under way. All of it is in a cookie: a random number of 256 bits, the second it began, where to go
 * afterwards. {@code state}, {@code nonce} and the PKCE verifier are digests of the whole, so that none of them tells
 * another, any node can finish what another began, and nothing is stored for those who never come back.
 */
record Attempt(String cookie, Instant began, String to) {
    /** From leaving to coming back; people look for their key cards. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** By which the clocks of two nodes may differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final int SECRET_BYTES = 32;
    private static final Pattern COOKIE =
            Pattern.compile("[A-Za-z0-9_-]{43}\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{1,2000})");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static Attempt begin(String to, Instant now, SecureRandom random) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var began = now.getEpochSecond();
        var cookie = BASE64.encodeToString(secret) + "." + began + "."
                + BASE64.encodeToString(to.getBytes(StandardCharsets.UTF_8));
        return new Attempt(cookie, Instant.ofEpochSecond(began), to);
    }

    /** What the cookie holds, if it is one of ours and not over. */
    static Optional<Attempt> of(String cookie, Instant now) {
        var parts = COOKIE.matcher(cookie);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var to = new String(Base64.getUrlDecoder().decode(parts.group(2)), StandardCharsets.UTF_8);
            var attempt = new Attempt(cookie, Instant.ofEpochSecond(Long.parseLong(parts.group(1))), to);
            return Optional.of(attempt).filter(a -> a.isOpenAt(now));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Its time is the browser's word; one that has not begun yet would be remembered for as long as the browser likes. */
    private boolean isOpenAt(Instant now) {
        return !began.isAfter(now.plus(SKEW)) && now.isBefore(ends());
    }

    Instant ends() {
        return began.plus(LIFETIME);
    }

    String state() {
        return digest("state");
    }

    String nonce() {
        return digest("nonce");
    }

    /** 43 characters, as RFC 7636 wants at least. */
    String verifier() {
        return digest("verifier");
    }

    /** RFC 7636, method S256. */
    String challenge() {
        return BASE64.encodeToString(sha256(verifier()));
    }

    /** By which it is remembered that it was finished. */
    byte[] hash() {
        return sha256("finished\n" + cookie);
    }

    boolean isState(String given) {
        return MessageDigest.isEqual(state().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String digest(String purpose) {
        return BASE64.encodeToString(sha256(purpose + "\n" + cookie));
    }

    private static byte[] sha256(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
