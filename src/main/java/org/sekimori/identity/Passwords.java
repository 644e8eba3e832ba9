package org.sekimori.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.sekimori.journal.Digest;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Person;

/**
 * Checks the one password of the demo accounts. Whether the name or the password was wrong takes the same time and gives
 * the same answer. Failures are limited per name and sender, and the memory of them is bounded.
 */
public final class Passwords {
    /** Failures of one name from one sender within {@link #SPAN} before it has to wait. */
    static final int FAILURES = 10;

    static final Duration SPAN = Duration.ofMinutes(1);

    private static final int REMEMBERED = 10_000;

    private final byte[] hash;
    private final Supplier<Directory> directory;
    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Failures(int count, Instant since) {}

    /** What became of an attempt. */
    public sealed interface Attempt {
        /** The password was right. */
        record Right(Person person) implements Attempt {}

        /** Name or password was wrong; nobody learns which. */
        record Wrong() implements Attempt {}

        /** Too many failures: wait so long. */
        record Wait(Duration time) implements Attempt {}
    }

    public Passwords(String password, Supplier<Directory> directory, Clock clock) {
        this.hash = sha256(password);
        this.directory = directory;
        this.clock = clock;
    }

    /** Checks one attempt; {@code sender} is the network address of whoever asks. */
    public synchronized Attempt check(String user, String password, String sender) {
        var who = sender + "\n" + user;
        var now = clock.instant();
        var earlier = failures.get(who);
        if (earlier != null && !now.isBefore(earlier.since.plus(SPAN))) {
            failures.remove(who);
            earlier = null;
        }
        if (earlier != null && earlier.count >= FAILURES) {
            return new Attempt.Wait(Duration.between(now, earlier.since.plus(SPAN)));
        }
        var person = directory.get().byUser(user);
        if (MessageDigest.isEqual(hash, sha256(password)) && person.isPresent()) {
            failures.remove(who);
            return new Attempt.Right(person.get());
        }
        failures.put(who, earlier == null ? new Failures(1, now) : new Failures(earlier.count + 1, earlier.since));
        return new Attempt.Wrong();
    }

    private static byte[] sha256(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
