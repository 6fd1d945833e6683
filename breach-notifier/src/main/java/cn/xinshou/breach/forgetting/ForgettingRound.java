package cn.xinshou.breach.forgetting;

import cn.xinshou.breach.delivery.ForgetDeliveries;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Once a day, what closing an incident has made free to go. */
@ApplicationScoped
class ForgettingRound {

    /** Long enough for people to ask about a notice after the incident was closed. */
    private static final Duration AFTER_CLOSING = Duration.ofDays(7);

    private final ForgetDeliveries deliveries;
    private final Clock clock;

    ForgettingRound(ForgetDeliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Scheduled(every = "24h", delayed = "10m")
    @RunOnVirtualThread
    public void tidyUp() {
        deliveries.tidyUp(clock.instant().minus(AFTER_CLOSING));
    }
}
