package cn.xinshou.consent.forgetting;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;

/** Drops what was kept of erased people when its term is over. */
@ApplicationScoped
class DropProof {

    private static final int BATCH = 500;

    private final ForgottenPeople people;
    private final Clock clock;

    DropProof(ForgottenPeople people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** A batch at a time; what is left over waits for the next hour. */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    @Transactional
    public void drop() throws SQLException {
        for (var subject : people.over(clock.instant(), BATCH)) {
            people.drop(subject);
        }
    }
}
