package cn.xinshou.consent.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What other features may know of a person's decisions, read from the database at this moment. */
@ApplicationScoped
public class WhereTheyStand {

    private final Consents consents;
    private final People people;
    private final VersionsNow versions;
    private final Clock clock;

    WhereTheyStand(Consents consents, People people, VersionsNow versions, Clock clock) {
        this.consents = consents;
        this.people = people;
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * Whether a consent holds that was asked for apart from everything else (单独同意), with the guardian of a child, of somebody who neither
     * restricted the handling of their data, nor was erased, nor declined the version on which they agreed.
     */
    public boolean agreedSeparately(UUID subject, String purpose) {
        return consents.find(subject, purpose)
                .filter(consent -> consent.stateAt(clock.instant()) == ConsentState.GRANTED)
                .filter(consent -> consent.asked().separate() && !consent.guardianMissing())
                .filter(consent -> people.findByIdOptional(subject)
                        .filter(person -> !person.erased() && !person.restricted())
                        .filter(person -> !person.declined()
                                || !consent.asked().policyVersion().equals(person.newest()))
                        .isPresent())
                .isPresent();
    }

    /** The version that governs the person; empty if they never decided anything, so that there is nothing it would govern. */
    public Optional<String> governing(UUID subject) {
        return people.findByIdOptional(subject)
                .map(person -> versions.all().policy(versions.governing(person)).version());
    }
}
