package cn.xinshou.breach.incident;

import cn.xinshou.breach.rule.RulePacks;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** A person reports an incident. */
@ApplicationScoped
public class OpenIncident {

    private final Incidents incidents;
    private final IncidentNumbers numbers;
    private final RulePacks rules;
    private final Timeline timeline;
    private final Journal journal;
    private final Clock clock;

    OpenIncident(
            Incidents incidents,
            IncidentNumbers numbers,
            RulePacks rules,
            Timeline timeline,
            Journal journal,
            Clock clock) {
        this.incidents = incidents;
        this.numbers = numbers;
        this.rules = rules;
        this.timeline = timeline;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public Incident open(Opening opening, Origin origin, String by) {
        var now = clock.instant();
        opening.check(now);

        var incident = new Incident(UUID.randomUUID(), numbers.next(now), opening, rules.current(), origin, by, now);
        incidents.persistAndFlush(incident);
        timeline.add(incident.id(), "opened", by, incident.level().name());

        journal.append(incident.opened(null));
        return incident;
    }
}
