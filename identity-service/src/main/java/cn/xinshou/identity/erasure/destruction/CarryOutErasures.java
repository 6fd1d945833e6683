package cn.xinshou.identity.erasure.destruction;

import cn.xinshou.identity.erasure.Erasures;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Carries out what was ordered. Every replica does; a claim keeps them apart. */
@ApplicationScoped
class CarryOutErasures {

    private static final Logger LOG = Logger.getLogger(CarryOutErasures.class);
    private static final int MOST = 10_000;
    // One waits for the disk while another one deletes; more would only keep connections from those who write.
    private static final int LINES = 4;

    private final Erasures erasures;
    private final EraseSubject erase;

    CarryOutErasures(Erasures erasures, EraseSubject erase) {
        this.erasures = erasures;
        this.erase = erase;
    }

    @Scheduled(every = "${xinshou.erasure.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        carryOut();
    }

    /** @return how many people were erased */
    int carryOut() {
        var done = new AtomicInteger();
        var waiting = erasures.waiting(MOST);
        try (var lines = Executors.newFixedThreadPool(LINES, Thread.ofVirtual().factory())) {
            waiting.forEach(id -> lines.execute(() -> {
                if (tryOne(id)) {
                    done.incrementAndGet();
                }
            }));
        }
        return done.get();
    }

    // What fails waits for the next look.
    private boolean tryOne(UUID id) {
        try {
            return erase.erase(id);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Erasure %s failed and is tried again", id);
            return false;
        }
    }
}
