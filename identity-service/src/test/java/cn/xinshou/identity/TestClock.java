package cn.xinshou.identity;

import cn.xinshou.local.MovableClock;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Lets tests move the service's time. */
@Alternative
@Priority(1)
@Singleton
class TestClock {

    @Produces
    @Singleton
    MovableClock clock() {
        return new MovableClock();
    }
}
