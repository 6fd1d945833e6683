package cn.xinshou.consent.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

/** A person says yes to a purpose. */
@ApplicationScoped
class GrantConsent {

    private final Questions questions;
    private final People people;
    private final Prompts prompts;
    private final RecordAct acts;
    private final VersionsNow versions;
    private final Clock clock;

    GrantConsent(
            Questions questions, People people, Prompts prompts, RecordAct acts, VersionsNow versions, Clock clock) {
        this.questions = questions;
        this.people = people;
        this.prompts = prompts;
        this.acts = acts;
        this.versions = versions;
        this.clock = clock;
    }

    @Transactional
    public Consent grant(UUID subject, String purposeId, Asked asked) {
        var purpose = questions.asked(purposeId, asked);
        prompts.requireAskedThis(subject, purposeId, asked);
        var person = people.lock(subject);
        person.requireGuardianOfChild(asked);
        var consent = person.consent(purposeId).orElseGet(() -> new Consent(subject, purpose));
        var now = clock.instant();
        var overtaken = person.overtakenBy(asked.policyVersion());
        person.grantUnder(asked.policyVersion());
        if (consent.isAlready(ConsentState.GRANTED, purpose, asked, now)) {
            return consent;
        }
        if (consent.stateAt(now) == ConsentState.GRANTED && differs(consent, asked)) {
            consent.supersede(people.next(person, now));
            acts.keepLine(ConsentAct.Action.supersede, consent);
            acts.end(new ConsentEnded(
                    subject,
                    purposeId,
                    ConsentEnded.Cause.SUPERSEDED,
                    Objects.requireNonNull(purpose.recipients()),
                    consent.revision(),
                    consent.since()));
        }
        var mark = people.next(person, now);
        var fallen = acts.fall(person, overtaken, purposeId, mark);
        var fact = consent.grant(purpose, asked, fallen, mark);
        acts.record(ConsentAct.Action.grant, person, consent, fact);
        return consent;
    }

    /** Whether the person now agrees to other terms than they did before (PIPL 14(2)). */
    private boolean differs(Consent consent, Asked asked) {
        var all = versions.all();
        var course = Objects.requireNonNull(all.course(consent.purpose()));
        return !course.isAlike(all.rank(consent.asked().policyVersion()), all.rank(asked.policyVersion()));
    }
}
