package cn.xinshou.consent.consent;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Something holds for a person whatever they consented to: they restricted the handling of their data, or are gone (PIPL 44, 47). */
@ApplicationScoped
class ChangePerson {

    private final People people;
    private final DecisionsAhead ahead;
    private final RecordAct acts;
    private final Journal journal;
    private final Clock clock;

    ChangePerson(People people, DecisionsAhead ahead, RecordAct acts, Journal journal, Clock clock) {
        this.people = people;
        this.ahead = ahead;
        this.acts = acts;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public Person change(UUID subject, PersonChange change) {
        var person = people.lock(subject);
        // Whoever is gone is never restricted or released again.
        if (person.is(change) || person.erased()) {
            return person;
        }
        person.become(change);
        var mark = people.next(person, clock.instant());
        journal.append(new ConsentEvent.PersonChanged(subject, change, mark.revision(), mark.at()));
        acts.tell(person);
        if (change == PersonChange.ERASED) {
            ahead.forget(subject);
            acts.end(new ConsentEnded(subject, null, ConsentEnded.Cause.ERASED, Set.of(), mark.revision(), mark.at()));
        }
        return person;
    }
}
