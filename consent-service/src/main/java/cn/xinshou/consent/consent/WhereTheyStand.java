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

    /** Whether a consent holds that was asked for apart from everything else (单独同意). */
    public boolean agreedSeparately(UUID subject, String purpose) {
        return consents.find(subject, purpose)
                .filter(consent -> consent.stateAt(clock.instant()) == ConsentState.GRANTED)
                .filter(consent -> consent.asked().separate())
                .isPresent();
    }

    /** The version that governs the person; empty if they never decided anything, so that there is nothing it would govern. */
    public Optional<String> governing(UUID subject) {
        return people.findByIdOptional(subject)
                .map(person -> versions.all().policy(versions.governing(person)).version());
    }
}
