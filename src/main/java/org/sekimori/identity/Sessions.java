package org.sekimori.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.journal.Digest;
import org.sekimori.operation.PersonId;

/** Browser sessions in the database, so that any node may answer the next request. */
public final class Sessions {
    /** 256 bits: nobody guesses one. */
    private static final int ID_BYTES = 32;

    private static final int ID_CHARS = 43;

    private final Pool pool;
    private final Duration lifetime;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** An open session. */
    public record Session(PersonId person, Instant expires) {}

    public Sessions(Pool pool, Duration lifetime, Clock clock) {
        this.pool = pool;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    public Duration lifetime() {
        return lifetime;
    }

    /** Opens a session and answers its id, which is kept nowhere else. Sweeps out what has expired. */
    public Future<String> open(PersonId person) {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        return pool.preparedQuery("DELETE FROM session WHERE expires < $1")
                .execute(Tuple.of(time(now)))
                .compose(_ -> pool.preparedQuery(
                                "INSERT INTO session (hash, person, opened, expires) VALUES ($1, $2, $3, $4)")
                        .execute(Tuple.of(hash(id), person.value(), time(now), time(now.plus(lifetime)))))
                .map(id);
    }

    /** The session of this id, if it is open. */
    public Future<Optional<Session>> find(String id) {
        if (id.length() != ID_CHARS) {
            return Future.succeededFuture(Optional.empty());
        }
        return pool.preparedQuery("SELECT person, expires FROM session WHERE hash = $1 AND expires > $2")
                .execute(Tuple.of(hash(id), time(clock.instant())))
                .map(rows -> rows.stream()
                        .map(row -> new Session(
                                new PersonId(row.get(UUID.class, "person")),
                                row.getOffsetDateTime("expires").toInstant()))
                        .findFirst());
    }

    /** Closes the session; one that is not open is closed already. */
    public Future<Void> close(String id) {
        return pool.preparedQuery("DELETE FROM session WHERE hash = $1")
                .execute(Tuple.of(hash(id)))
                .mapEmpty();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Buffer hash(String id) {
        return Buffer.buffer(Digest.of(id.getBytes(StandardCharsets.UTF_8)));
    }
}
