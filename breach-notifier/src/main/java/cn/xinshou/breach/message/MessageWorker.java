package cn.xinshou.breach.message;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Sends while anything waits. Every replica runs one; claims keep them apart. */
@ApplicationScoped
class MessageWorker {

    private final ExpireMessages expire;
    private final MessageRound round;
    private volatile boolean ending;

    MessageWorker(ExpireMessages expire, MessageRound round) {
        this.expire = expire;
        this.round = round;
    }

    @Scheduled(every = "${xinshou.messages.rest:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void work() {
        expire.expire();
        while (!ending && round.run()) {
            // Until nothing waits any more.
        }
    }

    @Scheduled(every = "24h", delayed = "1h")
    @RunOnVirtualThread
    void tidyUp() {
        expire.drop();
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
    }
}
