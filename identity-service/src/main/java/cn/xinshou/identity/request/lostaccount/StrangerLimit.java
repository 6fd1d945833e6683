package cn.xinshou.identity.request.lostaccount;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.deadline.RequestConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Whoever comes without signing in comes seldom, and is answered after the same time whatever was found. Addresses are kept for a minute. */
@ApplicationScoped
class StrangerLimit {

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MOST_ADDRESSES = 10_000;

    private final int perMinute;
    private final Duration answeredAfter;
    private final Clock clock;
    private final ConcurrentHashMap<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private volatile long minute;

    StrangerLimit(RequestConfig config, Clock clock) {
        this.perMinute = config.strangersPerMinute();
        this.answeredAfter = config.strangersAnsweredAfter();
        this.clock = clock;
    }

    /** @throws Problem TOO_MANY_REQUESTS */
    <T> T answer(String address, Supplier<T> work) {
        spend(address);
        var begun = System.nanoTime();
        try {
            return work.get();
        } finally {
            LockSupport.parkNanos(answeredAfter.toNanos() - (System.nanoTime() - begun));
        }
    }

    private void spend(String address) {
        var now = clock.instant().getEpochSecond() / SECONDS_PER_MINUTE;
        if (now != minute || asked.size() > MOST_ADDRESSES) {
            minute = now;
            asked.clear();
        }
        if (asked.computeIfAbsent(address, any -> new AtomicInteger()).incrementAndGet() > perMinute) {
            throw Problem.of(CommonProblem.TOO_MANY_REQUESTS, "Wait a minute and try again.");
        }
    }
}
