package cn.xinshou.consent.decision;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Has refusals written down every now and then, and before the service stops. */
@ApplicationScoped
class DenialsFlush {

    private static final Logger LOG = Logger.getLogger(DenialsFlush.class);
    // Few enough that the locks of one transaction are held for a moment only.
    private static final int BATCH = 200;

    private final Denials denials;
    private final RecordDenials record;
    private final Duration every;
    // The scheduler of the platform does not go below a second.
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("denials").factory());

    DenialsFlush(
            Denials denials,
            RecordDenials record,
            @ConfigProperty(name = "xinshou.decision.denials.flush") Duration every) {
        this.denials = denials;
        this.record = record;
        this.every = every;
    }

    void onStart(@Observes StartupEvent event) {
        clockwork.scheduleWithFixedDelay(this::flush, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One batch after the other until nothing is left. */
    void flush() {
        var taken = denials.take(BATCH);
        while (!taken.counts().isEmpty()) {
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
        clockwork.close();
        flush();
    }
}
