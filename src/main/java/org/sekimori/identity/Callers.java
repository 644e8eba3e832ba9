package org.sekimori.identity;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;
import org.sekimori.operation.Directory;

/** From a token or a session to the person in the directory. */
public record Callers(Tokens tokens, Sessions sessions, Supplier<Directory> directory) {
    /**
     * Whose bearer token this is; empty for a token that is not valid and for a subject that the directory does not
     * know. Fails if the issuer's keys could not be had.
     */
    public Future<Optional<Caller>> byToken(String token) {
        return tokens.verify(token)
                .map(verified -> directory
                        .get()
                        .byUser(verified.subject())
                        .map(person -> new Caller(person, verified.expires(), false)))
                .recover(failure -> failure instanceof BadToken
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    /** Whose session this is; empty if it is not open. Fails with the database. */
    public Future<Optional<Caller>> bySession(String id) {
        return sessions.find(id)
                .map(found -> found.flatMap(session -> directory
                        .get()
                        .person(session.person())
                        .map(person -> new Caller(person, session.expires(), true))));
    }
}
