package cn.xinshou.breach.incident;

import cn.xinshou.breach.rule.RulePacks;
import cn.xinshou.frontdoor.IfMatch;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** More has become known; the level follows the facts upwards. */
@ApplicationScoped
public class LearnFacts {

    private final Incidents incidents;
    private final RulePacks rules;
    private final Timeline timeline;
    private final Journal journal;
    private final Clock clock;

    LearnFacts(Incidents incidents, RulePacks rules, Timeline timeline, Journal journal, Clock clock) {
        this.incidents = incidents;
        this.rules = rules;
        this.timeline = timeline;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param ifMatch the entity tag of the incident as the caller saw it
     * @param change from the facts as they are to the facts as they are known now
     */
    @Transactional
    public Incident learn(UUID id, @Nullable String ifMatch, UnaryOperator<Facts> change, String by) {
        var incident = incidents.locked(id);
        IfMatch.require(ifMatch, incident.version());

        var raised =
                incident.learn(change.apply(incident.facts()), rules.version(incident.rulePack()), by, clock.instant());
        timeline.add(id, "facts-changed", by, incident.level().name());

        raised.ifPresent(journal::append);
        incidents.flush();
        return incident;
    }
}
