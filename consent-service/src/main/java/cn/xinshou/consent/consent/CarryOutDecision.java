package cn.xinshou.consent.consent;

import cn.xinshou.consent.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The first day of a version has come: what a person said of it before takes effect. */
@ApplicationScoped
class CarryOutDecision {

    private final Policies policies;
    private final People people;
    private final DecisionsAhead ahead;
    private final DecideOnPolicy decide;

    CarryOutDecision(Policies policies, People people, DecisionsAhead ahead, DecideOnPolicy decide) {
        this.policies = policies;
        this.people = people;
        this.ahead = ahead;
        this.decide = decide;
    }

    /** Once, whichever replica comes first. A version that another one has overtaken meanwhile needs no decision any more. */
    @Transactional
    public void carryOut(DecidedAhead decided) {
        var person = people.lock(decided.subject());
        if (!ahead.remove(decided.subject(), decided.version())
                || person.erased()
                || !policies.current().version().equals(decided.version())) {
            return;
        }
        person.meet(decided.knownUnder());
        decide.decide(decided.subject(), decided.version(), decided.decision());
    }
}
