package cn.xinshou.identity.erasure.confirmation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** How many words of others are overdue: the figure somebody is woken for. */
@ApplicationScoped
class ErasureMetrics {

    private final Parties parties;
    private final MeterRegistry registry;
    private final Clock clock;

    ErasureMetrics(Parties parties, MeterRegistry registry, Clock clock) {
        this.parties = parties;
        this.registry = registry;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("xinshou.erasure.overdue", () -> parties.overdue(clock.instant()))
                .description("confirmations of erasures that are overdue")
                .register(registry);
    }
}
