package cn.xinshou.consent.device;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets the platform's own pages, and no other site's, read what a browser may know of this service (Fetch, CORS protocol). No cookie
 * takes part, so credentials are never allowed. Every answer carries a tracking status.
 */
@ApplicationScoped
class PlatformOrigins {

    private static final int BEFORE_THE_RESOURCES = 400;
    private static final String HEADERS = "Content-Type, Device-Token, Accept-Language";

    private final Set<String> origins;

    PlatformOrigins(DeviceConfig config) {
        this.origins = Set.copyOf(config.origins().orElse(List.of()));
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_THE_RESOURCES);
    }

    private void pass(RoutingContext exchange) {
        exchange.response().putHeader(TrackingStatus.HEADER, TrackingStatus.NONE);
        if (!isForBrowsers(exchange.normalizedPath())) {
            exchange.next();
            return;
        }
        exchange.response().putHeader("Vary", "Origin");
        var origin = exchange.request().getHeader("Origin");
        if (origin == null || !origins.contains(origin)) {
            exchange.next();
        } else {
            allow(exchange, origin);
        }
    }

    private static void allow(RoutingContext exchange, String origin) {
        exchange.response().putHeader("Access-Control-Allow-Origin", origin);
        if (isPreflight(exchange)) {
            exchange.response()
                    .putHeader("Access-Control-Allow-Methods", "GET, PUT")
                    .putHeader("Access-Control-Allow-Headers", HEADERS)
                    .putHeader("Access-Control-Max-Age", "600")
                    .setStatusCode(204)
                    .end();
        } else {
            exchange.response().putHeader("Access-Control-Expose-Headers", TrackingStatus.HEADER);
            exchange.next();
        }
    }

    private static boolean isPreflight(RoutingContext exchange) {
        @Nullable String asked = exchange.request().getHeader("Access-Control-Request-Method");
        return asked != null && exchange.request().method().equals(HttpMethod.OPTIONS);
    }

    private static boolean isForBrowsers(String path) {
        return path.startsWith("/devices/") || path.equals("/cookies") || path.startsWith("/sdk/");
    }
}
