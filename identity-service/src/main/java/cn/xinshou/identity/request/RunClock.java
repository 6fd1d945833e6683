package cn.xinshou.identity.request;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks after every request whose time has come. Replicas may run at once: each request is in one hand, and what was done is not done again. */
@ApplicationScoped
class RunClock {

    private static final Logger LOG = Logger.getLogger(RunClock.class);
    private static final int BATCH = 500;

    private final Requests requests;
    private final PassTime pass;
    private final RequestClock clock;

    RunClock(Requests requests, PassTime pass, RequestClock clock) {
        this.requests = requests;
        this.pass = pass;
        this.clock = clock;
    }

    @Scheduled(every = "${xinshou.request-clock.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        var now = clock.now();
        var after = Requests.Look.BEGINNING;
        var due = requests.toLookAt(now, after, BATCH);
        while (!due.isEmpty()) {
            due.forEach(look -> tryToPass(look.id()));
            after = due.getLast();
            due = requests.toLookAt(now, after, BATCH);
        }
    }

    /** One that fails is looked at again next time and holds up no other. */
    private void tryToPass(UUID id) {
        try {
            pass.pass(id);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The clock of request %s does not move", id);
        }
    }
}
