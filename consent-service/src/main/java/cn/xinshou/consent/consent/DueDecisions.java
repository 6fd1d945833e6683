package cn.xinshou.consent.consent;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Looks for what people decided ahead and whose day has come. Until it is carried out they are treated like those who said nothing: a
 * version that takes from them does not hold.
 */
@ApplicationScoped
class DueDecisions {

    private static final Logger LOG = Logger.getLogger(DueDecisions.class);
    private static final int BATCH = 500;

    private final DecisionsAhead ahead;
    private final CarryOutDecision carryOut;
    private final Clock clock;

    DueDecisions(DecisionsAhead ahead, CarryOutDecision carryOut, Clock clock) {
        this.ahead = ahead;
        this.carryOut = carryOut;
        this.clock = clock;
    }

    @Scheduled(every = "${xinshou.consent.expiry-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        for (var decided : ahead.due(clock.instant(), BATCH)) {
            try {
                carryOut.carryOut(decided);
            } catch (RuntimeException e) {
                LOG.errorf(e, "What %s decided ahead could not be carried out", decided.subject());
            }
        }
    }
}
