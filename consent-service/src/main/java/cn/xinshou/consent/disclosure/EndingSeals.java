package cn.xinshou.consent.disclosure;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Looks for seals that ran out. People see what was sealed from that moment on; the facts about it follow within a minute. */
@ApplicationScoped
class EndingSeals {

    private static final Logger LOG = Logger.getLogger(EndingSeals.class);
    private static final int BATCH = 100;

    private final Disclosures disclosures;
    private final EndSeal end;
    private final Clock clock;

    EndingSeals(Disclosures disclosures, EndSeal end, Clock clock) {
        this.disclosures = disclosures;
        this.end = end;
        this.clock = clock;
    }

    @Scheduled(every = "${xinshou.consent.expiry-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() throws SQLException {
        for (var id : disclosures.unsealing(clock.instant(), BATCH)) {
            try {
                end.end(id);
            } catch (SQLException | RuntimeException e) {
                LOG.errorf(e, "The end of the seal of disclosure %s could not be written down", id);
            }
        }
    }
}
