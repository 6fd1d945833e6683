package cn.xinshou.identity.conduct;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** How many people wait longer than they are owed: the figures somebody is woken for. */
@ApplicationScoped
class ConductMetrics {

    private final MisuseReports reports;
    private final Sanctions sanctions;
    private final ConductClock clock;
    private final MeterRegistry registry;

    ConductMetrics(MisuseReports reports, Sanctions sanctions, ConductClock clock, MeterRegistry registry) {
        this.reports = reports;
        this.sanctions = sanctions;
        this.clock = clock;
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("xinshou.misuse.overdue", () -> reports.overdue(clock.now()))
                .description("reports of misuse that are overdue")
                .register(registry);
        Gauge.builder("xinshou.appeals.overdue", () -> sanctions.overdue(clock.now()))
                .description("appeals against sanctions that are overdue")
                .register(registry);
    }
}
