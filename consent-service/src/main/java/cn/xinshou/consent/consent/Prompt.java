package cn.xinshou.consent.consent;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One time that a person was asked for one purpose. Written once. */
@Entity
class Prompt {

    @Id
    private UUID id;

    private UUID subject;
    private String purpose;
    private String surface;
    private String policyVersion;
    private Instant at;
    private Instant showUntil;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Prompt() {}

    Prompt(UUID subject, String purpose, String surface, String policyVersion, Instant at, Duration lasts) {
        this.id = UUID.randomUUID();
        this.subject = subject;
        this.purpose = purpose;
        this.surface = surface;
        this.policyVersion = policyVersion;
        this.at = at;
        this.showUntil = at.plus(lasts);
    }

    ConsentEvent.Asked asked() {
        return new ConsentEvent.Asked(subject, purpose, policyVersion, surface, id, showUntil, at);
    }

    UUID id() {
        return id;
    }

    UUID subject() {
        return subject;
    }

    String purpose() {
        return purpose;
    }

    String policyVersion() {
        return policyVersion;
    }

    Instant at() {
        return at;
    }

    /** After this the question may not be shown any more; an answer is taken all the same. */
    Instant showUntil() {
        return showUntil;
    }
}
