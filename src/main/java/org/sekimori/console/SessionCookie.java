package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.sekimori.identity.Caller;
import org.sekimori.operation.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cookie of a browser's session, however its owner became known. */
record SessionCookie(Parts parts) {
    private static final Logger LOG = LoggerFactory.getLogger(SessionCookie.class);

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
                    return (Void) null;
                })
                .recover(SessionCookie::unavailable);
    }

    /** Sessions lie in the database; without it nobody signs in, and it is worth trying again. */
    private static Future<Void> unavailable(Throwable failure) {
        if (failure instanceof Problem) {
            return Future.failedFuture(failure);
        }
        LOG.warn("a session could not be written", failure);
        return Future.failedFuture(Problem.tryAgain(2));
    }

    /** Closes the session that the request came with, if it came with one, and journals that. */
    Future<Void> close(RoutingContext context) {
        var cookie = context.request().getCookie(Guard.cookieName(parts.settings()));
        return cookie == null
                ? Future.succeededFuture()
                : parts.callers()
                        .bySession(cookie.getValue())
                        .compose(found -> parts.sessions()
                                .close(cookie.getValue())
                                .compose(_ -> found.map(this::left).orElseGet(Future::succeededFuture)))
                        .recover(SessionCookie::unavailable);
    }

    /** A full log keeps nobody signed in. */
    private Future<Void> left(Caller caller) {
        return noted(caller.person(), "sign-out").recover(failure -> {
            LOG.warn("a sign-out could not be noted", failure);
            return Future.succeededFuture();
        });
    }

    void forget(RoutingContext context) {
        context.response().addCookie(cookie("").setMaxAge(0));
    }

    /** Journals by which means somebody signed in. */
    Future<Void> noted(Person person) {
        return noted(
                person,
                switch (parts.signIn()) {
                    case SignIn.ByPassword _, SignIn.Elsewhere _ -> "sign-in";
                    case SignIn.ByIssuer _ -> "sign-in-at-issuer";
                });
    }

    private Future<Void> noted(Person person, String action) {
        return parts.accessNotes()
                .note(new AccessNotes.Note(
                        person.key(),
                        person.organisation(),
                        Optional.empty(),
                        action,
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
