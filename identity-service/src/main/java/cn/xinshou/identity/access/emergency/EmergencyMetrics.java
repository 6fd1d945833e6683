package cn.xinshou.identity.access.emergency;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** How many times the glass was broken that nobody has looked at yet: somebody is woken for the first. */
@ApplicationScoped
class EmergencyMetrics {

    private final EmergencyAccesses accesses;
    private final MeterRegistry registry;

    EmergencyMetrics(EmergencyAccesses accesses, MeterRegistry registry) {
        this.accesses = accesses;
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("xinshou.break.glass.unreviewed", accesses, EmergencyAccesses::unreviewed)
                .description("emergency accesses that nobody has reviewed")
                .register(registry);
    }
}
