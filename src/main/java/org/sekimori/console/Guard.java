package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sekimori.identity.Caller;
import org.sekimori.identity.Callers;

/** Lets nobody past without knowing who it is, before a byte of the body is read. */
final class Guard {
    static final String CALLER = "sekimori.caller";

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final List<String> FORWARDED =
            List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP");
    private static final String ME = "/api/me";
    private static final String BEARER = "bearer ";

    private final HttpSettings settings;
    private final Callers callers;
    private final Parts.Lending lending;

    Guard(HttpSettings settings, Callers callers, Parts.Lending lending) {
        this.settings = settings;
        this.callers = callers;
        this.lending = lending;
    }

    /** For every request; open paths are let through. */
    void check(RoutingContext context) {
        if (!guarded(context.normalizedPath())) {
            context.next();
            return;
        }
        context.request().pause();
        identify(context.request()).compose(caller -> seated(context, caller)).onComplete(found -> {
            if (found.failed()) {
                context.fail(found.cause() instanceof Problem ? found.cause() : Problem.tryAgain(2));
            } else {
                context.put(CALLER, found.result());
                context.request().resume();
                context.next();
            }
        });
    }

    /** Whether a path is for known callers only; a path that does not exist says so to them only. */
    static boolean guarded(String path) {
        return path.equals("/api")
                || path.startsWith("/api/")
                || (path.startsWith("/logs/") && path.contains("/tile/entries"));
    }

    private Future<Caller> identify(HttpServerRequest request) {
        if (settings.demo() && forwarded(request)) {
            return Future.failedFuture(Problem.of(403, "demo-forwarded"));
        }
        var authorization = request.headers().getAll("Authorization");
        if (!authorization.isEmpty()) {
            return authorization.size() == 1 ? byToken(authorization.getFirst()) : unknown();
        }
        var cookie = request.getCookie(cookieName(settings));
        if (cookie == null) {
            return unknown();
        }
        if (!SAFE.contains(request.method()) && !fromUs(settings, request)) {
            return Future.failedFuture(Problem.of(403, "origin-not-ours"));
        }
        return callers.bySession(cookie.getValue()).compose(Guard::known);
    }

    /** Whoever names a seat of somebody else, or asks which there are, is looked up anew each time: it ends with the instant. */
    private Future<Caller> seated(RoutingContext context, Caller caller) {
        var named = context.request().getHeader(Seats.HEADER);
        var own = caller.person().seats().stream().anyMatch(seat -> seat.wire().equals(named));
        return own || (named == null && !context.normalizedPath().equals(ME))
                ? Future.succeededFuture(caller)
                : lending.of(caller.person().key()).map(caller::with);
    }

    private Future<Caller> byToken(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? callers.byToken(header.substring(BEARER.length()).strip()).compose(Guard::known)
                : unknown();
    }

    private static Future<Caller> known(Optional<Caller> caller) {
        return caller.map(Future::succeededFuture).orElseGet(Guard::unknown);
    }

    private static Future<Caller> unknown() {
        return Future.failedFuture(Problem.of(401, "unauthenticated"));
    }

    /** Whether the request passed a proxy, which a hub with demo accounts never stands behind. */
    static boolean forwarded(HttpServerRequest request) {
        return FORWARDED.stream().anyMatch(request.headers()::contains);
    }

    /** Whether a page of ours sent the request. What the request itself says of its host counts for nothing. */
    static boolean fromUs(HttpSettings settings, HttpServerRequest request) {
        var origin = request.getHeader("Origin");
        return origin != null
                && origins(settings, request.localAddress().port()).contains(origin);
    }

    private static List<String> origins(HttpSettings settings, int port) {
        return settings.publicUrl()
                .map(url -> List.of(url.replaceAll("/+$", "")))
                .orElseGet(() -> List.of(
                        "http://127.0.0.1:" + port,
                        "http://localhost:" + port,
                        "http://[::1]:" + port,
                        "http://" + settings.host() + ":" + port));
    }

    static String cookieName(HttpSettings settings) {
        return settings.secure() ? "__Host-sekimori-session" : "sekimori-session";
    }

    /** Who it is; only behind {@link #check}. */
    static Caller caller(RoutingContext context) {
        return context.get(CALLER);
    }
}
