package cn.xinshou.identity.erasure.destruction;

import cn.xinshou.identity.erasure.Erasures;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.Gatherers;
import org.jboss.logging.Logger;

/** Carries out what was ordered. Every replica does; a claim keeps them apart. */
@ApplicationScoped
class CarryOutErasures {

    private static final Logger LOG = Logger.getLogger(CarryOutErasures.class);
    private static final int MOST = 10_000;
    // People whose rows go by one statement: the way to the database and to the disk is paid once, and nobody is held
    // for long.
    private static final int BATCH = 25;
    // One waits for the disk while another one deletes; more would only keep connections from those who write.
    private static final int LINES = 2;

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
        var waiting = erasures.waiting(MOST);
        var done = eachOf(batches(waiting), erase::eraseFree);
        // Whoever was being changed, and what a single one spoilt for its batch.
        return done + eachOf(done < waiting.size() ? erasures.waiting(MOST) : List.of(), id -> erase.erase(id) ? 1 : 0);
    }

    private static <T> int eachOf(List<T> work, ToIntFunction<T> erase) {
        var done = new AtomicInteger();
        try (var lines = Executors.newFixedThreadPool(LINES, Thread.ofVirtual().factory())) {
            work.forEach(piece -> lines.execute(() -> done.addAndGet(tried(piece, erase))));
        }
        return done.get();
    }

    // What fails waits for the next look.
    private static <T> int tried(T piece, ToIntFunction<T> erase) {
        try {
            return erase.applyAsInt(piece);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Erasure %s failed and is tried again", piece);
            return 0;
        }
    }

    private static List<List<UUID>> batches(List<UUID> ids) {
        return ids.stream().gather(Gatherers.windowFixed(BATCH)).toList();
    }
}
