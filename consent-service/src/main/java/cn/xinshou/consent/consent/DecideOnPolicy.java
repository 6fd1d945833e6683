package cn.xinshou.consent.consent;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person accepts or declines the version of the policy that is in force (PIPL 14, 16). */
@ApplicationScoped
class DecideOnPolicy {

    private final Questions questions;
    private final VersionsNow versions;
    private final People people;
    private final DecisionsAhead ahead;
    private final RecordAct acts;
    private final Journal journal;
    private final Clock clock;

    DecideOnPolicy(
            Questions questions,
            VersionsNow versions,
            People people,
            DecisionsAhead ahead,
            RecordAct acts,
            Journal journal,
            Clock clock) {
        this.questions = questions;
        this.versions = versions;
        this.people = people;
        this.ahead = ahead;
        this.acts = acts;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public Person decide(UUID subject, String version, PolicyDecision decision) {
        questions.inForce(version, "version");
        var person = people.lock(subject);
        person.requireNotErased();
        ahead.remove(subject, version);
        if (people.saidLast(subject, version, decision)) {
            return person;
        }
        var before = before(person, version);
        var overtaken = person.overtakenBy(version);
        switch (decision) {
            case ACCEPT -> person.accept(version);
            case DECLINE -> person.decline(version, before == null ? fallback(person, version) : before);
        }
        var mark = people.next(person, clock.instant());
        people.keep(subject, version, decision, decision == PolicyDecision.ACCEPT ? before : null, mark);
        var fallen = acts.fall(person, overtaken, null, mark);
        journal.append(new ConsentEvent.PolicyDecided(
                subject, version, decision, governing(person), fallen, mark.revision(), mark.at()));
        acts.tell(person);
        if (decision == PolicyDecision.DECLINE) {
            stop(person, version, mark);
        }
        return person;
    }

    /** What was agreed to under the declined version may not go on; what was concluded under an older one does (PIPL 16). */
    private void stop(Person person, String version, Mark mark) {
        person.consents().stream()
                .filter(consent -> consent.asked().policyVersion().equals(version) && consent.holdsAt(mark.at()))
                .forEach(consent -> acts.end(new ConsentEnded(
                        person.subject(),
                        consent.purpose(),
                        ConsentEnded.Cause.DECLINED,
                        Set.of(),
                        mark.revision(),
                        mark.at())));
    }

    /** The version that governed the person until this one; null if none did, or this one does already. */
    private @Nullable String before(Person person, String version) {
        var all = versions.all();
        var decided = all.rank(version);
        var before = all.before(decided, all.rank(person.governing()), person.held(), versions.current());
        return before == 0 || before >= decided ? null : all.policy(before).version();
    }

    /**
     * Whoever takes an acceptance back is governed by what it replaced. Whoever was first known under the version they decline has no
     * older one: core functions go on under the terms they met.
     */
    private String fallback(Person person, String version) {
        return people.replacedBy(person.subject(), version).orElse(version);
    }

    private String governing(Person person) {
        return versions.all().policy(versions.governing(person)).version();
    }
}
