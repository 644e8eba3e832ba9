package org.sekimori.console;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What watches the hub asks. */
final class HealthRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);

    private final Parts parts;
    private final Contract contract;

    HealthRoutes(Parts parts, Contract contract) {
        this.parts = parts;
        this.contract = contract;
    }

    void mount(RouterBuilder builder) {
        builder.getRoute("live").addHandler(context -> status(context, "live"));
        builder.getRoute("ready").addHandler(this::ready);
        builder.getRoute("metrics").addHandler(this::metrics);
        builder.getRoute("contract")
                .addHandler(context -> context.response()
                        .putHeader("Content-Type", "application/yaml")
                        .putHeader("Cache-Control", "no-cache")
                        .end(contract.bytes()));
    }

    private static void status(RoutingContext context, String status) {
        context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject().put("status", status).toBuffer());
    }

    private void ready(RoutingContext context) {
        parts.health()
                .reasons()
                .otherwise(failure -> {
                    LOG.warn("readiness could not be told", failure);
                    return List.of("Readiness could not be told.");
                })
                .onSuccess(reasons -> {
                    if (reasons.isEmpty()) {
                        status(context, "ready");
                    } else {
                        context.fail(Problem.of(503, "not-ready")
                                .with("reasons", reasons)
                                .with("retryAfter", 2));
                    }
                });
    }

    /** Figures tell how much is going on, so they are for this machine only; to everybody else there are none. */
    private void metrics(RoutingContext context) {
        var sender = context.request().remoteAddress();
        if (sender == null || !loopback(sender.hostAddress()) || Guard.forwarded(context.request())) {
            throw Problem.notFound();
        }
        context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(parts.metrics().get());
    }

    private static boolean loopback(String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
