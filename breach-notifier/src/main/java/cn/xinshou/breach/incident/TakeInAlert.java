package cn.xinshou.breach.incident;

import cn.xinshou.breach.rule.ReporterProfile;
import cn.xinshou.breach.rule.RulePacks;
import cn.xinshou.breach.sql.Rows;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * An alert opens a draft incident, so that the clocks of a real one have been running since the machine noticed. While a draft about
 * the same person waits to be looked at, further alerts go to its timeline instead of opening more of them.
 */
@ApplicationScoped
class TakeInAlert {

    private static final String MACHINE = "audit-service";

    private final Incidents incidents;
    private final IncidentNumbers numbers;
    private final RulePacks rules;
    private final Timeline timeline;
    private final Journal journal;
    private final Rows rows;
    private final ForgottenPeople forgotten;
    private final Clock clock;
    private final ReporterProfile profile;

    TakeInAlert(
            Incidents incidents,
            IncidentNumbers numbers,
            RulePacks rules,
            Timeline timeline,
            Journal journal,
            Rows rows,
            ForgottenPeople forgotten,
            Clock clock,
            @ConfigProperty(name = "xinshou.organisation.reporter-profile") ReporterProfile profile) {
        this.incidents = incidents;
        this.numbers = numbers;
        this.rules = rules;
        this.timeline = timeline;
        this.journal = journal;
        this.rows = rows;
        this.forgotten = forgotten;
        this.clock = clock;
        this.profile = profile;
    }

    @Transactional
    public void takeIn(AlertRaised raised) {
        if (isKnown(raised.alert())) {
            return;
        }
        var alert = raised.subject() != null && forgotten.contains(raised.subject()) ? raised.aboutNobody() : raised;
        var waiting = alert.subject() == null
                ? null
                : incidents.lockedDraftAbout(alert.subject()).orElse(null);
        var incident = waiting == null ? draft(alert) : waiting;
        remember(alert.alert(), incident.id());
        timeline.add(incident.id(), "alert", MACHINE, alert.inWords());
    }

    private Incident draft(AlertRaised alert) {
        var now = clock.instant();
        var opening = new Opening(
                "登录安全告警 Login security alert (" + alert.level() + ")",
                alert.at(),
                notAfter(alert.at(), now),
                now,
                "data-security/leak",
                profile,
                Facts.UNKNOWN);
        var incident = new Incident(
                UUID.randomUUID(), numbers.next(now), opening, rules.current(), Origin.ALERT, MACHINE, now);
        if (alert.subject() != null) {
            incident.concerns(alert.subject());
        }
        incidents.persistAndFlush(incident);
        journal.append(incident.opened(alert.alert()));
        return incident;
    }

    private static Instant notAfter(Instant time, Instant now) {
        return time.isAfter(now) ? now : time;
    }

    private boolean isKnown(UUID alert) {
        return !rows.read(row -> row.getInt(1), "select 1 from incident_alert where alert = ?", alert)
                .isEmpty();
    }

    private void remember(UUID alert, UUID incident) {
        rows.change("insert into incident_alert (alert, incident) values (?, ?)", alert, incident);
    }
}
