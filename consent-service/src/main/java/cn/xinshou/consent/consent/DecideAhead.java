package cn.xinshou.consent.consent;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A person accepts or declines a version that they were told of and that is not in force yet. Nothing changes before its first day; until
 * then they can say the contrary.
 */
@ApplicationScoped
class DecideAhead {

    private final Policies policies;
    private final People people;
    private final DecisionsAhead ahead;
    private final Journal journal;
    private final Clock clock;

    DecideAhead(Policies policies, People people, DecisionsAhead ahead, Journal journal, Clock clock) {
        this.policies = policies;
        this.people = people;
        this.ahead = ahead;
        this.journal = journal;
        this.clock = clock;
    }

    /** Said again, it is answered as the first time. */
    @Transactional
    public Person decide(UUID subject, Policy upcoming, PolicyDecision decision) {
        var person = people.lock(subject);
        person.requireNotErased();
        var said = ahead.of(subject).stream()
                .filter(known -> known.version().equals(upcoming.version()))
                .anyMatch(known -> known.decision() == decision);
        if (said) {
            return person;
        }
        var decided = new DecidedAhead(
                subject,
                upcoming.version(),
                decision,
                upcoming.effectiveFrom(),
                policies.current().version(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        ahead.keep(decided);
        journal.append(new ConsentEvent.DecidedAhead(
                subject, decided.version(), decision, decided.effectiveFrom(), decided.at()));
        return person;
    }
}
