package cn.xinshou.consent.withdrawal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Sends what is owed. Every replica does; a claim keeps them apart, and a replica that dies leaves its claims to the others. */
@ApplicationScoped
class PushWithdrawals {

    private static final Logger LOG = Logger.getLogger(PushWithdrawals.class);
    private static final int AT_ONCE = 64;
    /** Longer than a try can take: {@link Courier} gives up within 10 s. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Notices notices;
    private final Courier courier;
    private final RecordAnswer record;
    private final Clock clock;
    private volatile boolean ending;

    PushWithdrawals(Notices notices, Courier courier, RecordAnswer record, Clock clock) {
        this.notices = notices;
        this.courier = courier;
        this.record = record;
        this.clock = clock;
    }

    @Scheduled(every = "${xinshou.withdrawals.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void push() throws SQLException {
        var claimed = notices.claim(clock.instant(), LEASE, AT_ONCE);
        while (!claimed.isEmpty() && !ending) {
            try (var lines = Executors.newVirtualThreadPerTaskExecutor()) {
                claimed.forEach(notice -> lines.execute(() -> push(notice)));
            }
            claimed = claimed.size() < AT_ONCE ? List.of() : notices.claim(clock.instant(), LEASE, AT_ONCE);
        }
    }

    @Scheduled(every = "${xinshou.withdrawals.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void findOverdue() throws SQLException {
        record.overdue(AT_ONCE);
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
    }

    private void push(Notice notice) {
        try {
            record.answered(notice, courier.deliver(notice));
        } catch (SQLException | RuntimeException e) {
            // The claim runs out and somebody tries again.
            LOG.errorf(e, "What %s answered to a notice could not be written down", notice.recipient());
        }
    }
}
