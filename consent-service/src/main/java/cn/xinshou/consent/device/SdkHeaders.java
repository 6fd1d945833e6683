package cn.xinshou.consent.device;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What the script and its demo pages need to be said about them: the demo pages are the only ones of this service that run a script, and a
 * mended script reaches every page within the hour.
 */
@ApplicationScoped
class SdkHeaders {

    private static final int BEFORE_THE_FILES = 390;
    private static final String RUNS_ITS_OWN_SCRIPT =
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(SdkHeaders::pass, BEFORE_THE_FILES);
    }

    private static void pass(RoutingContext exchange) {
        if (exchange.normalizedPath().startsWith("/sdk/")) {
            exchange.addHeadersEndHandler(done -> say(exchange));
        }
        exchange.next();
    }

    private static void say(RoutingContext exchange) {
        var headers = exchange.response().headers();
        headers.set("Cache-Control", "public, max-age=3600");
        // Pages of other origins load the script.
        headers.set("Cross-Origin-Resource-Policy", "cross-origin");
        if (exchange.normalizedPath().endsWith(".html")) {
            headers.set("Content-Security-Policy", RUNS_ITS_OWN_SCRIPT);
        }
    }
}
