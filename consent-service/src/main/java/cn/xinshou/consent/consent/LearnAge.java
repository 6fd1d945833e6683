package cn.xinshou.consent.consent;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** It becomes known how old a person is. What a child under 14 agreed to alone holds no longer (PIPL 31). */
@ApplicationScoped
class LearnAge {

    private final People people;
    private final RecordAct acts;
    private final Journal journal;
    private final Clock clock;

    LearnAge(People people, RecordAct acts, Journal journal, Clock clock) {
        this.people = people;
        this.acts = acts;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param proven whether it comes from the profile; what is only declared never stands against that */
    @Transactional
    public void learn(UUID subject, AgeBand band, boolean proven) {
        if (band == AgeBand.ADULT && people.count("subject", subject) == 0) {
            // Nothing depends on it, so nothing is kept about somebody not known here.
            return;
        }
        var person = people.lock(subject);
        if (person.erased()) {
            return;
        }
        person.learnAge(band, proven);
        if (!person.isUnder14()) {
            return;
        }
        var alone = person.consents().stream().filter(Consent::missGuardian).toList();
        if (!alone.isEmpty()) {
            var mark = people.next(person, clock.instant());
            var purposes = alone.stream().map(Consent::purpose).sorted().toList();
            journal.append(new ConsentEvent.GuardianMissing(subject, purposes, mark.revision(), mark.at()));
            purposes.forEach(purpose -> acts.end(new ConsentEnded(
                    subject, purpose, ConsentEnded.Cause.GUARDIAN_MISSING, Set.of(), mark.revision(), mark.at())));
            acts.tell(person);
        }
    }
}
