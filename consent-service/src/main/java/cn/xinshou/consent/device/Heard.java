package cn.xinshou.consent.device;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What a request tells of the browser it comes from, by its headers. */
@RequestScoped
class Heard {

    private final RoutingContext exchange;

    Heard(RoutingContext exchange) {
        this.exchange = exchange;
    }

    Signals signals() {
        var headers = exchange.request().headers();
        return Signals.of(headers.getAll("Sec-GPC"), headers.getAll("DNT"));
    }

    /** For counting only. */
    String address() {
        var remote = exchange.request().remoteAddress();
        return remote == null ? "" : String.valueOf(remote.hostAddress());
    }

    /** Says in the answer whether anything on this device goes beyond what is necessary (Tracking Preference Expression, 6.2). */
    void answerTracking(boolean consented) {
        exchange.response()
                .putHeader(TrackingStatus.HEADER, consented ? TrackingStatus.CONSENTED : TrackingStatus.NONE);
    }

    @Nullable
    String token() {
        return exchange.request().getHeader("Device-Token");
    }
}
