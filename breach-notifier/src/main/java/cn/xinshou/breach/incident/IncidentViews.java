package cn.xinshou.breach.incident;

import cn.xinshou.breach.rule.RulePacks;
import cn.xinshou.frontdoor.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Incidents with level and clocks worked out for now. */
@ApplicationScoped
public class IncidentViews {

    private final Incidents incidents;
    private final RulePacks rules;
    private final Clock clock;

    IncidentViews(Incidents incidents, RulePacks rules, Clock clock) {
        this.incidents = incidents;
        this.rules = rules;
        this.clock = clock;
    }

    public IncidentView of(Incident incident) {
        var pack = rules.version(incident.rulePack());
        return new IncidentView(
                incident.id(),
                incident.number(),
                incident.drill(),
                incident.state(),
                incident.title(),
                incident.type(),
                incident.reporterProfile(),
                incident.origin(),
                incident.occurredFrom(),
                incident.discoveredAt(),
                incident.learnedAt(),
                incident.openedAt(),
                incident.closedAt(),
                incident.facts(),
                incident.finding(pack),
                incident.clocks(pack, clock.instant()),
                incident.rulePack(),
                incident.version());
    }

    public IncidentView of(UUID id) {
        return of(incidents.required(id));
    }

    /** Newest first. */
    public Page<IncidentView> newest(@Nullable IncidentState state, @Nullable String cursor, int size) {
        return Page.of(incidents.newest(state, cursor, size + 1), size, Incidents::cursor)
                .map(this::of);
    }
}
