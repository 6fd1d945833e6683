package cn.xinshou.consent.consent;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.purpose.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What other features may know of a person's decisions, read from the database at this moment. */
@ApplicationScoped
public class WhereTheyStand {

    private final Consents consents;
    private final People people;
    private final Policies policies;
    private final VersionsNow versions;
    private final Clock clock;

    WhereTheyStand(Consents consents, People people, Policies policies, VersionsNow versions, Clock clock) {
        this.consents = consents;
        this.people = people;
        this.policies = policies;
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * Whether a consent to make data public holds (公开, PIPL 25): asked for apart from everything else (单独同意) and on terms that say so, since
     * to have agreed to a use is no more than that; with the guardian of a child, of somebody who neither restricted the handling of their
     * data, nor was erased, nor declined the version on which they agreed.
     */
    public boolean agreedToPublication(UUID subject, String purpose) {
        return separately(subject, purpose)
                .flatMap(consent -> policies.find(consent.asked().policyVersion()))
                .flatMap(agreedTo -> agreedTo.purpose(purpose))
                .filter(Purpose::publishes)
                .isPresent();
    }

    private Optional<Consent> separately(UUID subject, String purpose) {
        return consents.find(subject, purpose)
                .filter(consent -> consent.stateAt(clock.instant()) == ConsentState.GRANTED)
                .filter(consent -> consent.asked().separate() && !consent.guardianMissing())
                .filter(consent -> people.findByIdOptional(subject)
                        .filter(person -> !person.erased() && !person.restricted())
                        .filter(person -> !person.declined()
                                || !consent.asked().policyVersion().equals(person.newest()))
                        .isPresent());
    }

    /** Whether the person is gone, so that nothing of theirs may go anywhere. */
    public boolean isErased(UUID subject) {
        return people.isErased(subject);
    }

    /** The version that governs the person; empty if they never decided anything, so that there is nothing it would govern. */
    public Optional<String> governing(UUID subject) {
        return people.findByIdOptional(subject)
                .map(person -> versions.all().policy(versions.governing(person)).version());
    }
}
