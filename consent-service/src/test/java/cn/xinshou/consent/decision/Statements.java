package cn.xinshou.consent.decision;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often a request for a decision takes a connection to the database: without one there is no statement. */
@Singleton
@Unremovable
@Default
@DataSource("decision")
class Statements implements AgroalPoolInterceptor {

    private final AtomicInteger connections = new AtomicInteger();

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (Arc.container().requestContext().isActive()) {
            var request =
                    Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
            if (request != null && request.normalizedPath().startsWith("/access/")) {
                connections.incrementAndGet();
            }
        }
    }

    int take() {
        return connections.getAndSet(0);
    }
}
