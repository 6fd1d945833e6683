package cn.xinshou.consent.mail;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits who tries links that are not ours. A real link is never refused: taking consent back is not to be held up. */
@ApplicationScoped
class Strangers {

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MOST_ADDRESSES = 10_000;

    private final int perMinute;
    private final Clock clock;
    private final ConcurrentHashMap<String, AtomicInteger> tries = new ConcurrentHashMap<>();
    private volatile long minute;

    Strangers(@ConfigProperty(name = "xinshou.mail.strangers-per-minute") int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** What to answer to a link that is not ours, or not any more. */
    Problem refusal(String address) {
        var now = clock.instant().getEpochSecond() / SECONDS_PER_MINUTE;
        if (now != minute || tries.size() > MOST_ADDRESSES) {
            minute = now;
            tries.clear();
        }
        if (tries.computeIfAbsent(address, any -> new AtomicInteger()).incrementAndGet() > perMinute) {
            return Problem.of(CommonProblem.TOO_MANY_REQUESTS, "Wait a minute and try again.");
        }
        return Problem.of(
                        CommonProblem.NOT_FOUND,
                        "The link is damaged or too old. Use the link of a newer mail, or change your choices where you are logged in.")
                .field("token", "is no valid link");
    }
}
