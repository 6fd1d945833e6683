package cn.xinshou.breach.delivery;

import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Unremovable;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.SuccessfulExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Stops the service's own worker between two of its rounds, for tests that do its work by hand. */
@Singleton
@Unremovable
class Lull {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Scheduler scheduler;
    private volatile boolean wanted;

    Lull(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Returns when a round is over and no other will begin. */
    void begin() {
        wanted = true;
        await("a round ends").atMost(SOON).until(() -> !wanted);
    }

    void end() {
        scheduler.resume();
    }

    void over(@Observes SuccessfulExecution round) {
        pauseAfter(round.getExecution());
    }

    void over(@Observes FailedExecution round) {
        pauseAfter(round.getExecution());
    }

    /** Told before the next round may begin: rounds are one at a time. */
    private void pauseAfter(ScheduledExecution round) {
        if (wanted && round.getTrigger().getMethodDescription().contains(DeliveryWorker.class.getSimpleName())) {
            scheduler.pause();
            wanted = false;
        }
    }
}
