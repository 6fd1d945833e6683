package cn.xinshou.identity.school;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for entries past their time. Replicas may look at once: each takes what the others leave. */
@ApplicationScoped
class EntryEnds {

    private final ExpireEntries expire;

    EntryEnds(ExpireEntries expire) {
        this.expire = expire;
    }

    @Scheduled(every = "${xinshou.school.expire-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        while (expire.expireSome()) {
            // As long as there are more.
        }
    }
}
