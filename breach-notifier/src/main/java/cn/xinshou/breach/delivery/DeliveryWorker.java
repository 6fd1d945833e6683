package cn.xinshou.breach.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Keeps the lines busy while anything waits. Every replica runs one; claims keep them apart. */
@ApplicationScoped
class DeliveryWorker {

    private final SweepDeliveries sweep;
    private final DispatchRound dispatch;
    private final ConfirmDeliveries confirm;
    private final FinishNotices finish;
    private final DeliveryConfig config;
    private volatile boolean ending;

    DeliveryWorker(
            SweepDeliveries sweep,
            DispatchRound dispatch,
            ConfirmDeliveries confirm,
            FinishNotices finish,
            DeliveryConfig config) {
        this.sweep = sweep;
        this.dispatch = dispatch;
        this.confirm = confirm;
        this.finish = finish;
        this.config = config;
    }

    @Scheduled(every = "{xinshou.delivery.rest}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void work() throws InterruptedException, ExecutionException {
        sweep.sweep();
        try (var lines = Executors.newVirtualThreadPerTaskExecutor()) {
            var busy = Stream.generate(() -> lines.submit(this::drain))
                    .limit(config.lines())
                    .toList();
            for (var line : busy) {
                line.get();
            }
        }
        while (!ending && confirm.confirm()) {
            // Until the last batch was not full.
        }
        finish.finish();
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
    }

    private void drain() {
        while (!ending && dispatch.run()) {
            // Until nothing waits any more.
        }
    }
}
