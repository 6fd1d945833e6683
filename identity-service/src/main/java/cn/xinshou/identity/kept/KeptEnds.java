package cn.xinshou.identity.kept;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for records whose end has come. Replicas may look at once: each drops what no other is dropping. */
@ApplicationScoped
class KeptEnds {

    // Short transactions, so that nobody waits long for a record that is not among them.
    private static final int BATCH = 200;

    private final DropKeptRecords drop;

    KeptEnds(DropKeptRecords drop) {
        this.drop = drop;
    }

    @Scheduled(every = "${xinshou.kept.drop-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        while (drop.drop(BATCH) == BATCH) {
            // There are more.
        }
    }
}
