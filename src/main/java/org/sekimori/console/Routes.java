package org.sekimori.console;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;

/** All routes: the contract's, in the contract's order, and what answers where there is none. */
final class Routes {
    private Routes() {}

    static Router create(Vertx vertx, Parts parts, Contract contract, Clock clock) {
        var settings = parts.settings();
        var problems = new Problems(parts.unauthenticated());
        var guard = new Guard(settings, parts.callers(), parts.lending());
        var seats = new Seats(parts.accessNotes());
        var trees = new Trees(parts.directory());
        var bodies = new Bodies(vertx, settings, contract);
        var logs = new LogRoutes(parts, seats);
        var home = new HomeRoute(parts.files());
        var builder = RouterBuilder.create(vertx, contract.openApi())
                .rootHandler(context -> {
                    SecurityHeaders.put(context.response().headers(), settings.secure());
                    context.next();
                })
                .rootHandler(guard::check);

        new CommandRoutes(vertx, parts, seats, bodies, new Uploads(vertx, contract)).mount(builder, contract);
        new ImportRoute(vertx, parts, seats, bodies, clock).mount(builder, contract);
        new ReadRoutes(parts, seats, trees).mount(builder);
        new CheckRoute(parts, seats, trees, bodies).mount(builder, contract);
        new DocumentRoutes(parts, seats, trees).mount(builder);
        new ReportRoutes(parts, seats, trees).mount(builder);
        new WhoRoutes(parts, seats, trees).mount(builder);
        new SignInRoutes(parts, contract, bodies).mount(builder);
        new IssuerRoutes(parts).mount(builder);
        new StreamRoute(vertx, parts, seats, clock).mount(builder);
        new HealthRoutes(parts, contract).mount(builder);
        logs.mount(builder);
        home.mount(builder);

        var router = builder.createRouter();
        logs.mountLongNumbers(router);
        home.mountFiles(router);
        router.route().failureHandler(problems::failed);
        for (var status : new int[] {400, 404, 405, 406, 413, 414, 415, 500}) {
            router.errorHandler(
                    status, context -> problems.answer(context, Problems.ofStatus(status, context.failure(), context)));
        }
        return router;
    }
}
