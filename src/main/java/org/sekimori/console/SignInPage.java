package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** The pages between the issuer and the console: plain HTML without script or style, which the policy would refuse. */
final class SignInPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            %s<title>%s</title>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            <p><a href="%s">%s</a></p>
            </main>
            </body>
            </html>
            """;

    private SignInPage() {}

    /**
     * Sends the browser on to the console.
     *
     * <p>Not by a redirect: the journey began on the issuer's site, and on a request that another site began a browser
     * withholds the session's cookie, which is {@code SameSite=Strict}; the console would take its reader for a stranger. The
     * next request begins on this page, so on our own site. A refresh at once also takes this page's address, which holds the
     * code, out of the browser's history.
     */
    static Future<Void> goOn(RoutingContext context, ReturnPath to) {
        var language = language(context);
        var path = escaped(to.value());
        var refresh = "<meta http-equiv=\"refresh\" content=\"0;url=" + path + "\">\n";
        var words = Titles.bundle(language);
        return send(
                context,
                200,
                PAGE.formatted(
                        language.getLanguage(),
                        refresh,
                        words.getString("page-signed-in"),
                        words.getString("page-signed-in"),
                        path,
                        words.getString("page-go-on")));
    }

    static Future<Void> refuse(RoutingContext context, Problem problem) {
        var language = language(context);
        var title = escaped(Titles.of(problem.code(), problem.status(), language));
        if (problem.more().get("retryAfter") instanceof Integer seconds) {
            context.response().putHeader("Retry-After", seconds.toString());
        }
        var back = Titles.bundle(language).getString("page-sign-in-again");
        return send(context, problem.status(), PAGE.formatted(language.getLanguage(), "", title, title, "/", back));
    }

    private static Future<Void> send(RoutingContext context, int status, String page) {
        return context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Language", language(context).getLanguage())
                .putHeader("Cache-Control", "no-store")
                .end(page);
    }

    private static Locale language(RoutingContext context) {
        return Titles.language(context.request().getHeader("Accept-Language"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
