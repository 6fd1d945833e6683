package cn.xinshou.consent;

import cn.xinshou.local.MovableClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The service's clock in tests: the machine's, until a test moves it. */
@ApplicationScoped
class ServiceClock {

    static final MovableClock CLOCK = new MovableClock();

    @Produces
    @Singleton
    @Alternative
    @jakarta.annotation.Priority(1)
    Clock clock() {
        return CLOCK;
    }
}
