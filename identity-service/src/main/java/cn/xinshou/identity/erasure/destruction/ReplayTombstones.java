package cn.xinshou.identity.erasure.destruction;

import cn.xinshou.identity.erasure.Erasures;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Holds the database against the tombstones: whoever a restored backup brought back is erased again, before the service opens its door or
 * listens to anybody, and every few minutes for a backup that is restored under a running service.
 */
@ApplicationScoped
class ReplayTombstones {

    private static final Logger LOG = Logger.getLogger(ReplayTombstones.class);
    private static final int BEFORE_ALL_ELSE = 1;

    private final Tombstones tombstones;
    private final PersonalTables tables;
    private final Erasures erasures;
    private final EraseSubject erase;

    ReplayTombstones(Tombstones tombstones, PersonalTables tables, Erasures erasures, EraseSubject erase) {
        this.tombstones = tombstones;
        this.tables = tables;
        this.erasures = erasures;
        this.erase = erase;
    }

    /** The door is opened when all observers are through. */
    void beforeOpening(@Observes @Priority(BEFORE_ALL_ELSE) StartupEvent event) {
        replay();
    }

    @Scheduled(every = "${xinshou.erasure.replay-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        replay();
    }

    /** @return how many people had come back */
    int replay() {
        var back = new AtomicInteger();
        tombstones.forEachBatch(batch -> back.addAndGet(replay(batch)));
        if (back.get() > 0) {
            LOG.warnf("%d people whom a restored database had brought back were erased again", back.get());
        }
        return back.get();
    }

    private int replay(List<Tombstone> batch) {
        var subjects = batch.stream().map(Tombstone::subject).toList();
        var present = tables.present(subjects);
        var known = erasures.done(subjects);
        var back = 0;
        for (var stone : batch) {
            if ((present.contains(stone.subject()) || !known.contains(stone.subject())) && erase.eraseAgain(stone)) {
                back++;
            }
        }
        return back;
    }
}
