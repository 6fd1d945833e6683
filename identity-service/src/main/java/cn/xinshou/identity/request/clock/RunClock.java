package cn.xinshou.identity.request.clock;

import cn.xinshou.identity.request.Requests;
import cn.xinshou.identity.request.complaint.Complaints;
import cn.xinshou.identity.request.complaint.PassComplaintTime;
import cn.xinshou.identity.request.deadline.Look;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.identity.request.lostaccount.LostAccounts;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Looks after every request and every complaint whose time has come. Replicas may run at once: each request is in one hand, and what was done is not done again. */
@ApplicationScoped
class RunClock {

    private static final Logger LOG = Logger.getLogger(RunClock.class);
    private static final int BATCH = 500;

    private final Requests requests;
    private final PassTime pass;
    private final Complaints complaints;
    private final PassComplaintTime passComplaint;
    private final LostAccounts lostAccounts;
    private final RequestClock clock;

    RunClock(
            Requests requests,
            PassTime pass,
            Complaints complaints,
            PassComplaintTime passComplaint,
            LostAccounts lostAccounts,
            RequestClock clock) {
        this.requests = requests;
        this.pass = pass;
        this.complaints = complaints;
        this.passComplaint = passComplaint;
        this.lostAccounts = lostAccounts;
        this.clock = clock;
    }

    /** Reads one page of what is due. */
    private interface Due {
        List<Look> after(Instant now, Look last, int limit);
    }

    @Scheduled(every = "${xinshou.request-clock.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        lookAfter(requests::toLookAt, pass::pass);
        lookAfter(complaints::toLookAt, passComplaint::pass);
        lostAccounts.purge(clock.unverifiedSince(), clock.unansweredSince());
    }

    private void lookAfter(Due due, Consumer<UUID> look) {
        var now = clock.now();
        var page = due.after(now, Look.BEGINNING, BATCH);
        while (!page.isEmpty()) {
            page.forEach(one -> tryTo(look, one.id()));
            page = due.after(now, page.getLast(), BATCH);
        }
    }

    /** One that fails is looked at again next time and holds up no other. */
    private void tryTo(Consumer<UUID> look, UUID id) {
        try {
            look.accept(id);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The clock of %s does not move", id);
        }
    }
}
