package cn.xinshou.consent.consent;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Looks for consents whose time is over. Replicas may look at once: the person's row decides who writes it down. */
@ApplicationScoped
class ExpiringConsents {

    private static final Logger LOG = Logger.getLogger(ExpiringConsents.class);
    private static final int BATCH = 500;

    private final Consents consents;
    private final ExpireConsent expire;
    private final Clock clock;

    ExpiringConsents(Consents consents, ExpireConsent expire, Clock clock) {
        this.consents = consents;
        this.expire = expire;
        this.clock = clock;
    }

    @Scheduled(every = "${xinshou.consent.expiry-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        for (var consent : consents.due(clock.instant(), BATCH)) {
            try {
                expire.expire(consent.subject(), consent.purpose());
            } catch (RuntimeException e) {
                LOG.errorf(e, "An expired consent of %s could not be written down", consent.subject());
            }
        }
    }
}
