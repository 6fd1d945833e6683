package cn.xinshou.identity.message;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Hands on what is due. Replicas may do so at once: each message is in one hand. */
@ApplicationScoped
class HandOnMessages {

    private final HandOnMessage handOn;

    HandOnMessages(HandOnMessage handOn) {
        this.handOn = handOn;
    }

    @Scheduled(every = "${xinshou.messages.hand-on-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        while (handOn.next()) {
            // One after the other, each in a transaction of its own.
        }
    }
}
