package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.sekimori.operation.Person;

/** The cookie of a browser's session, however its owner became known. */
record SessionCookie(Parts parts) {
    /**
     * Journals the sign-in, opens a session and puts its cookie on the answer, which the caller sends. The session that the
     * browser had before is over: nobody could close it any more.
     */
    Future<Void> open(RoutingContext context, Person person) {
        return noted(person)
                .compose(_ -> close(context))
                .compose(_ -> parts.sessions().open(person.key()))
                .map(id -> {
                    context.response()
                            .addCookie(cookie(id)
                                    .setMaxAge(parts.sessions().lifetime().toSeconds()));
                    return null;
                });
    }

    /** Closes the session that the request came with, if it came with one. */
    Future<Void> close(RoutingContext context) {
        var cookie = context.request().getCookie(Guard.cookieName(parts.settings()));
        return cookie == null ? Future.succeededFuture() : parts.sessions().close(cookie.getValue());
    }

    void forget(RoutingContext context) {
        context.response().addCookie(cookie("").setMaxAge(0));
    }

    Future<Void> noted(Person person) {
        return parts.accessNotes()
                .note(new AccessNotes.Note(
                        person.key(),
                        person.organisation(),
                        Optional.empty(),
                        "sign-in",
                        Optional.empty(),
                        AccessNotes.Outcome.DONE));
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(Guard.cookieName(parts.settings()), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(parts.settings().secure())
                .setSameSite(CookieSameSite.STRICT);
    }
}
