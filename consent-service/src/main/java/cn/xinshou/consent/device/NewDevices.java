package cn.xinshou.consent.device;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Bounds how many new devices one network address makes in a minute. Addresses are forgotten with the minute and kept nowhere. */
@ApplicationScoped
class NewDevices {

    private static final int MOST_ADDRESSES = 100_000;

    private final int most;
    private final Clock clock;
    private final Map<String, Integer> counts = new HashMap<>();
    private long minute;

    NewDevices(DeviceConfig config, Clock clock) {
        this.most = config.newPerMinute();
        this.clock = clock;
    }

    /** @throws Problem TOO_MANY_REQUESTS if the address made its share of this minute, or far too many addresses did */
    synchronized void count(String address) {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES).getEpochSecond();
        if (now != minute) {
            minute = now;
            counts.clear();
        }
        if (counts.size() >= MOST_ADDRESSES || counts.merge(address, 1, Integer::sum) > most) {
            throw Problem.of(
                            CommonProblem.TOO_MANY_REQUESTS,
                            "Many new devices come from this network. Try again in a minute, or send the token of a device that is known.")
                    .with("mayTryAgainAt", clock.instant().plusSeconds(60).truncatedTo(ChronoUnit.MINUTES));
        }
    }
}
