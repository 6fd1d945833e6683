package cn.xinshou.consent.consent;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** A person accepts or declines the version of the policy that is in force. */
@ApplicationScoped
class DecideOnPolicy {

    private final Questions questions;
    private final People people;
    private final RecordAct acts;
    private final Journal journal;
    private final Clock clock;

    DecideOnPolicy(Questions questions, People people, RecordAct acts, Journal journal, Clock clock) {
        this.questions = questions;
        this.people = people;
        this.acts = acts;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public Person decide(UUID subject, String version, PolicyDecision decision) {
        questions.inForce(version, "version");
        var person = people.lock(subject);
        if (person.hasDecided(version, decision)) {
            return person;
        }
        person.decide(version, decision);
        var mark = people.next(person, clock.instant());
        people.keep(subject, version, decision, mark);
        journal.append(new ConsentEvent.PolicyDecided(subject, version, decision, mark.revision(), mark.at()));
        acts.tell(person);
        return person;
    }
}
