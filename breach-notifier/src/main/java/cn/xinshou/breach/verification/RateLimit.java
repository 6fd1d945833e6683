package cn.xinshou.breach.verification;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** So many questions per minute and address: enough for a person with a letter in hand, far too few to guess 60 bits. */
@ApplicationScoped
class RateLimit {

    private static final int SECONDS_PER_MINUTE = 60;

    private final int perMinute;
    private final Clock clock;
    private final ConcurrentHashMap<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private volatile long minute;

    RateLimit(@ConfigProperty(name = "xinshou.verification.per-minute") int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** @throws Problem TOO_MANY_REQUESTS */
    void spend(String address) {
        forgetLastMinute();
        if (asked.computeIfAbsent(address, any -> new AtomicInteger()).incrementAndGet() > perMinute) {
            throw Problem.of(CommonProblem.TOO_MANY_REQUESTS, "Wait a minute and try again.");
        }
    }

    private void forgetLastMinute() {
        var now = clock.instant().getEpochSecond() / SECONDS_PER_MINUTE;
        if (now != minute) {
            minute = now;
            asked.clear();
        }
    }
}
