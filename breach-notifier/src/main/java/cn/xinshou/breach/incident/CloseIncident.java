package cn.xinshou.breach.incident;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** The file is closed, with a reason that stays in it; also the way a false alarm ends. */
@ApplicationScoped
public class CloseIncident {

    private final Incidents incidents;
    private final Timeline timeline;
    private final Journal journal;
    private final Clock clock;

    CloseIncident(Incidents incidents, Timeline timeline, Journal journal, Clock clock) {
        this.incidents = incidents;
        this.timeline = timeline;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public Incident close(UUID id, String reason, String by) {
        var incident = incidents.locked(id);

        var closed = incident.close(by, clock.instant());
        timeline.add(id, "closed", by, reason);

        journal.append(closed);
        incidents.flush();
        return incident;
    }
}
