package cn.xinshou.consent.due;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks for what is due. Replicas may look at once; what cannot be carried out is tried again the next time, and holds up nothing else. */
@ApplicationScoped
class LookForDue {

    private static final Logger LOG = Logger.getLogger(LookForDue.class);
    private static final int BATCH = 500;

    private final List<Due> kinds;
    private final Clock clock;

    LookForDue(@All List<Due> kinds, Clock clock) {
        this.kinds = kinds;
        this.clock = clock;
    }

    @Scheduled(every = "${xinshou.consent.expiry-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        for (var kind : kinds) {
            try {
                kind.due(clock.instant(), BATCH).forEach(id -> carryOut(kind, id));
            } catch (SQLException | RuntimeException e) {
                LOG.error("What is due cannot be found", e);
            }
        }
    }

    private static void carryOut(Due kind, UUID id) {
        try {
            kind.carryOut(id);
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "What is due for %s could not be carried out", id);
        }
    }
}
