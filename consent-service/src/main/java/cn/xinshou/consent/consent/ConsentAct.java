package cn.xinshou.consent.consent;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a person's history with a purpose: what was done, and how things stood after it. Written once. */
@Entity
class ConsentAct {

    @Id
    private UUID id;

    private UUID subject;
    private String purpose;
    private String action;

    @Enumerated(EnumType.STRING)
    private ConsentState state;

    private String policyVersion;
    private String textDigest;
    private String language;
    private String surface;
    private boolean separate;
    private @Nullable String guardian;
    private @Nullable UUID prompt;
    private Instant at;
    private @Nullable Instant expires;
    private UUID receiptId;
    private long revision;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected ConsentAct() {}

    ConsentAct(Action action, Consent after) {
        var asked = after.asked();
        this.id = UUID.randomUUID();
        this.subject = after.subject();
        this.purpose = after.purpose();
        this.action = action.name();
        this.state = after.state();
        this.policyVersion = asked.policyVersion();
        this.textDigest = asked.textDigest();
        this.language = asked.language().tag();
        this.surface = asked.surface();
        this.separate = asked.separate();
        this.guardian = asked.guardian();
        this.prompt = asked.prompt();
        this.at = after.since();
        this.expires = after.expires();
        this.receiptId = after.receiptId();
        this.revision = after.revision();
    }

    /** What a person, or time, can do to a consent. */
    enum Action {
        grant,
        refuse,
        withdraw,
        expire,
        supersede
    }

    String purpose() {
        return purpose;
    }

    String action() {
        return action;
    }

    ConsentState state() {
        return state;
    }

    String policyVersion() {
        return policyVersion;
    }

    String textDigest() {
        return textDigest;
    }

    String language() {
        return language;
    }

    String surface() {
        return surface;
    }

    boolean separate() {
        return separate;
    }

    /** Who answered for a child. */
    @Nullable
    String guardian() {
        return guardian;
    }

    @Nullable
    UUID prompt() {
        return prompt;
    }

    Instant at() {
        return at;
    }

    @Nullable
    Instant expires() {
        return expires;
    }

    UUID receiptId() {
        return receiptId;
    }

    long revision() {
        return revision;
    }
}
