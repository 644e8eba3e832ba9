package org.sekimori.console;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The console's front end if it was built into the class path, else a page that says where to look. Every path that is
 * not the hub's own and names no file is the front end's to understand: a deep link answers the same page.
 */
final class HomeRoute {
    /** Paths of the hub itself; what is unknown below them is unknown. */
    private static final List<String> OURS = List.of(
            "/api",
            "/auth",
            "/logs",
            "/log-keys",
            "/health",
            "/metrics",
            "/openapi.yaml",
            "/asyncapi.yaml",
            "/eventbus");

    /** Files of the build: one that is not there is no deep link. */
    private static final String ASSETS = "/assets";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head><meta charset="utf-8"><title>%s</title></head>
            <body>
            <main>
            <h1>%s</h1>
            <p>%s</p>
            <ul>
            <li><a href="/openapi.yaml">openapi.yaml</a></li>
            <li><a href="/health/ready">/health/ready</a></li>
            <li><a href="/log-keys">/log-keys</a></li>
            </ul>
            </main>
            </body>
            </html>
            """;

    private final Optional<ConsoleFiles> built;

    HomeRoute(Optional<ConsoleFiles> built) {
        this.built = built;
    }

    void mount(RouterBuilder builder) {
        builder.getRoute("home")
                .addHandler(
                        context -> built.ifPresentOrElse(files -> send(context, files.index()), () -> page(context)));
    }

    void mountFiles(Router router) {
        built.ifPresent(files ->
                router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(context -> file(context, files)));
    }

    private static void file(RoutingContext context, ConsoleFiles files) {
        var path = context.normalizedPath();
        if (below(path, OURS)) {
            context.next();
            return;
        }
        var found = files.file(path.equals("/") ? ConsoleFiles.INDEX : path.substring(1));
        if (found.isPresent()) {
            send(context, found.get());
        } else if (below(path, List.of(ASSETS)) || !wantsPage(context)) {
            context.next();
        } else {
            send(context, files.index());
        }
    }

    private static boolean below(String path, List<String> roots) {
        return roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    private static boolean wantsPage(RoutingContext context) {
        var accept = context.request().getHeader("Accept");
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html");
    }

    private static void send(RoutingContext context, ConsoleFiles.File file) {
        var request = context.request();
        var response = context.response();
        var encoding = file.encoding(Encodings.of(request.getHeader("Accept-Encoding")));
        var etag = file.etag(encoding);
        response.putHeader("Cache-Control", file.forEver() ? FOR_EVER : "no-cache")
                .putHeader("ETag", etag);
        if (file.varies()) {
            response.putHeader("Vary", "Accept-Encoding");
        }
        if (known(request.getHeader("If-None-Match"), etag)) {
            response.setStatusCode(304).end().onFailure(context::fail);
            return;
        }
        var content = file.forms().get(encoding);
        response.putHeader("Content-Type", file.type()).putHeader("Content-Length", String.valueOf(content.length()));
        if (!encoding.equals(ConsoleFiles.File.PLAIN)) {
            response.putHeader("Content-Encoding", encoding);
        }
        var sent = request.method().equals(HttpMethod.HEAD) ? response.end() : response.end(content);
        sent.onFailure(context::fail);
    }

    /** Whether the client has this very form already; a weak tag of it counts, as it does for every reading. */
    private static boolean known(String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && List.of(ifNoneMatch.split(",", -1)).stream()
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals(etag) || tag.equals("*"));
    }

    private static void page(RoutingContext context) {
        var language = Titles.language(context.request().getHeader("Accept-Language"));
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Language", language.getLanguage())
                .putHeader("Vary", "Accept-Language")
                .putHeader("Cache-Control", "no-cache")
                .end(language.equals(Locale.JAPANESE) ? japanese() : english());
    }

    private static String japanese() {
        return PAGE.formatted(
                "ja", "関守 Sekimori", "関守", "アクセス・無害化措置の承認と記録のためのハブです。使い方は README、インターフェースは openapi.yaml にあります。");
    }

    private static String english() {
        return PAGE.formatted(
                "en",
                "Sekimori",
                "Sekimori",
                "The hub where access and neutralization measures are authorised and recorded. The README says how to use it, openapi.yaml what it answers.");
    }
}
