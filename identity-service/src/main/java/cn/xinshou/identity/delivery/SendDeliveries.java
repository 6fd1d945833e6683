package cn.xinshou.identity.delivery;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Carries what is due. Every replica does; a claim keeps them apart, and a replica that dies leaves its claims to the others. */
@ApplicationScoped
class SendDeliveries {

    private static final Logger LOG = Logger.getLogger(SendDeliveries.class);
    private static final int AT_ONCE = 32;

    private final Deliveries deliveries;
    private final List<Clearance> clearances;
    private final Courier courier;
    private final RecordAnswer record;
    private final Duration lease;
    private final Clock clock;
    private volatile boolean ending;

    SendDeliveries(
            Deliveries deliveries,
            @All List<Clearance> clearances,
            Courier courier,
            RecordAnswer record,
            DeliveryConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.clearances = clearances;
        this.courier = courier;
        this.record = record;
        // Longer than a question to consent-service and a try can take together.
        this.lease = config.patience().multipliedBy(3).plusSeconds(30);
        this.clock = clock;
    }

    @Scheduled(every = "${xinshou.deliveries.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void send() {
        var claimed = claim();
        while (!claimed.isEmpty() && !ending) {
            try (var lines = Executors.newVirtualThreadPerTaskExecutor()) {
                claimed.forEach(id -> lines.execute(() -> send(id)));
            }
            claimed = claimed.size() < AT_ONCE ? List.of() : claim();
        }
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
    }

    private List<UUID> claim() {
        var now = clock.instant();
        return deliveries.claim(now, now.plus(lease), AT_ONCE);
    }

    private void send(UUID id) {
        try {
            deliveries.open(id).ifPresentOrElse(this::send, () -> record.withheld(id, "erased"));
        } catch (RuntimeException e) {
            // The claim runs out and the next one tries again. What failed may quote what was carried: only its kind is
            // logged.
            LOG.warnf("Delivery %s stays where it is: %s", id, e.getClass().getName());
        }
    }

    private void send(Parcel parcel) {
        var clearance =
                clearances.stream().filter(one -> one.isFor(parcel)).findFirst().orElseThrow();
        switch (clearance.clear(parcel)) {
            case Clearance.Go go -> record.answered(parcel, courier.carry(parcel, go), Digest.sha256(go.body()));
            case Clearance.Never never -> record.withheld(parcel.id(), never.reason());
            case Clearance.NotNow notNow -> record.answered(parcel, Answer.again(notNow.reason()), "");
        }
    }
}
