package cn.xinshou.consent.decision;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Has refusals written down every now and then, and before the service stops. */
@ApplicationScoped
class DenialsFlush {

    private static final Logger LOG = Logger.getLogger(DenialsFlush.class);
    // Few enough that the locks of one transaction are held for a moment only.
    private static final int BATCH = 200;

    private final Denials denials;
    private final RecordDenials record;

    DenialsFlush(Denials denials, RecordDenials record) {
        this.denials = denials;
        this.record = record;
    }

    @Scheduled(every = "${xinshou.decision.denials.flush}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void flush() {
        var taken = denials.take(BATCH);
        while (!taken.isEmpty()) {
            try {
                record.record(taken);
            } catch (RuntimeException e) {
                denials.giveBack(taken);
                LOG.warnf("Refusals wait to be written down: %s", e.toString());
                return;
            }
            taken = denials.take(BATCH);
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        flush();
    }
}
