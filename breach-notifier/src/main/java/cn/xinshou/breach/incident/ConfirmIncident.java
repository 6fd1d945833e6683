package cn.xinshou.breach.incident;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** A person looked at a draft and found that it is an incident. */
@ApplicationScoped
public class ConfirmIncident {

    private final Incidents incidents;
    private final Timeline timeline;
    private final Journal journal;
    private final Clock clock;

    ConfirmIncident(Incidents incidents, Timeline timeline, Journal journal, Clock clock) {
        this.incidents = incidents;
        this.timeline = timeline;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public Incident confirm(UUID id, String by) {
        var incident = incidents.locked(id);

        var confirmed = incident.confirm(by, clock.instant());
        timeline.add(id, "confirmed", by, "");

        journal.append(confirmed);
        incidents.flush();
        return incident;
    }
}
