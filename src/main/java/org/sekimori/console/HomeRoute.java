package org.sekimori.console;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.Locale;

/** The console's front end if it was built into the class path, else a page that says where to look. */
final class HomeRoute {
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

    void mount(RouterBuilder builder) {
        builder.getRoute("home").addHandler(built() ? RoutingContext::next : HomeRoute::page);
    }

    void mountFiles(Router router) {
        if (built()) {
            router.get("/*").handler(StaticHandler.create("web"));
        }
    }

    private static boolean built() {
        return HomeRoute.class.getClassLoader().getResource("web/index.html") != null;
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
