package cn.xinshou.consent.consent;

import cn.xinshou.consent.due.Due;
import cn.xinshou.consent.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The first day of a version has come: what a person said of it before takes effect. Until it is carried out they are treated like those who
 * said nothing: a version that takes from them does not hold.
 */
@ApplicationScoped
class CarryOutDecision implements Due {

    private final Policies policies;
    private final People people;
    private final DecisionsAhead ahead;
    private final DecideOnPolicy decide;
    private final Clock clock;

    CarryOutDecision(Policies policies, People people, DecisionsAhead ahead, DecideOnPolicy decide, Clock clock) {
        this.policies = policies;
        this.people = people;
        this.ahead = ahead;
        this.decide = decide;
        this.clock = clock;
    }

    @Override
    public List<UUID> due(Instant now, int most) {
        return ahead.due(now, most);
    }

    /** A version that another one has overtaken meanwhile needs no decision any more. */
    @Override
    @Transactional
    public void carryOut(UUID subject) {
        var person = people.lock(subject);
        var now = clock.instant();
        for (var decided : ahead.of(subject)) {
            if (!decided.effectiveFrom().isAfter(now)
                    && ahead.remove(subject, decided.version())
                    && !person.erased()
                    && policies.current().version().equals(decided.version())) {
                person.meet(decided.knownUnder());
                decide.decide(subject, decided.version(), decided.decision());
            }
        }
    }
}
