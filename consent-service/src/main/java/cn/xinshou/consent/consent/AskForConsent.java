package cn.xinshou.consent.consent;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The platform wants to ask a person for a purpose. Each leave to ask is for one time, and uses up budget. */
@ApplicationScoped
class AskForConsent {

    /** @param guardian whether only a guardian can say yes (PIPL 31) */
    record Leave(Prompt prompt, Policy policy, Purpose purpose, boolean guardian) {}

    /** It is too early to ask again. */
    static final class TooSoon extends RuntimeException {

        private final Instant again;

        private TooSoon(Instant again) {
            super("asked too soon", null, false, false);
            this.again = again;
        }

        Instant again() {
            return again;
        }
    }

    private final Questions questions;
    private final Policies policies;
    private final People people;
    private final ConsentActs acts;
    private final Prompts prompts;
    private final ReaskBudget budget;
    private final Journal journal;
    private final Clock clock;
    private final Duration lasts;

    AskForConsent(
            Questions questions,
            Policies policies,
            People people,
            ConsentActs acts,
            Prompts prompts,
            ReaskBudget budget,
            Journal journal,
            Clock clock,
            @ConfigProperty(name = "xinshou.consent.prompt-lasts") Duration lasts) {
        this.questions = questions;
        this.policies = policies;
        this.people = people;
        this.acts = acts;
        this.prompts = prompts;
        this.budget = budget;
        this.journal = journal;
        this.clock = clock;
        this.lasts = lasts;
    }

    /**
     * Leave to ask on the text of the version in force.
     *
     * @throws TooSoon while the budget is used up
     * @throws Problem NOTHING_TO_ASK if a consent holds; POLICY_DECLINED if a yes would have nothing to rest on
     */
    @Transactional
    public Leave ask(UUID subject, String purposeId, String surface) {
        var policy = policies.current();
        var purpose = Questions.consentable(purposeId, policy);
        var person = people.lock(subject);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        person.requireMayAgreeOn(policy.version());
        var consent = person.consent(purposeId);
        consent.ifPresent(known -> requireSomethingToAsk(known, now));
        var again = mayAskAgainAt(subject, purposeId, consent);
        if (again.filter(at -> at.isAfter(now)).isPresent()) {
            throw new TooSoon(again.get());
        }
        var prompt = new Prompt(subject, purposeId, surface, policy.version(), now, lasts);
        prompts.persist(prompt);
        journal.append(prompt.asked());
        return new Leave(prompt, policy, purpose, person.isUnder14());
    }

    private void requireSomethingToAsk(Consent consent, Instant now) {
        if (consent.holdsAt(now) && !hasGrownSince(consent.asked().policyVersion(), consent.purpose())) {
            throw Problem.of(ConsentProblem.NOTHING_TO_ASK, "Go on; the person agreed to what the policy says now.")
                    .field("purpose", "is granted");
        }
    }

    /** The later of what the last no and the last unanswered question ask for, as far as nothing grew since. */
    private Optional<Instant> mayAskAgainAt(UUID subject, String purpose, Optional<Consent> consent) {
        var afterNo = consent.filter(known -> !hasGrownSince(known.since(), purpose))
                .flatMap(known -> budget.mayAskAgainAt(known.state(), known.since()));
        var afterSilence = prompts.last(subject, purpose)
                .filter(prompt -> !hasGrownSince(prompt.policyVersion(), purpose))
                .filter(prompt -> !acts.answeredSince(subject, purpose, prompt.at()))
                .map(prompt -> budget.mayAskAgainAfterSilence(prompt.at()));
        return afterNo.filter(no -> afterSilence.filter(no::isBefore).isEmpty()).or(() -> afterSilence);
    }

    /** Measured from the version the person could know when they decided, whichever one they had once agreed to. */
    private boolean hasGrownSince(Instant decided, String purpose) {
        return hasGrownSince(policies.currentAt(decided).version(), purpose);
    }

    private boolean hasGrownSince(String version, String purpose) {
        return questions.hasGrown(purpose, version);
    }
}
