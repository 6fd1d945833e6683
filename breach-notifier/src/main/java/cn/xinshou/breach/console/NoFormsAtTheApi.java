package cn.xinshou.breach.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Only pages send forms, and only those are asked for the token against forged ones. Programs that post without a body often label
 * nothing as a form; they come with a bearer token that no foreign page can ride on, and are not to be turned away for the label.
 */
@ApplicationScoped
class NoFormsAtTheApi {

    private static final int BEFORE_RESOURCES = 300;

    void register(@Observes Filters filters) {
        filters.register(this::dropLabel, BEFORE_RESOURCES);
    }

    private void dropLabel(RoutingContext exchange) {
        var headers = exchange.request().headers();
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null
                && type.startsWith("application/x-www-form-urlencoded")
                && !exchange.normalizedPath().startsWith("/console")) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
        }
        exchange.next();
    }
}
