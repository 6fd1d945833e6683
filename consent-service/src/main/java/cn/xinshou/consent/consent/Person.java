package cn.xinshou.consent.consent;

import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a person stands towards the policy as a whole. Its row brings everything this person does into one order. */
@Entity
class Person {

    @Id
    private UUID subject;

    private long revision;
    private @Nullable String governing;
    private @Nullable String newest;
    private boolean declined;
    private boolean held;
    private boolean restricted;
    private boolean erased;

    @Enumerated(EnumType.STRING)
    private @Nullable AgeBand ageBand;

    private boolean ageProven;

    /** Read once under the lock: nobody else writes them before the transaction ends. Null while the row is not locked. */
    @Transient
    private @Nullable List<Consent> consents;

    /** Taken together with the lock and good for one act; 0 when used. */
    @Transient
    private long drawn;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Person() {}

    /** @param revision the next of the database's sequence, taken while this row is locked */
    void advance(long revision) {
        this.revision = revision;
    }

    void draw(long revision) {
        drawn = revision;
    }

    /** @return the revision that was drawn with the lock; empty from the second act on */
    OptionalLong drawn() {
        var once = drawn;
        drawn = 0;
        return once == 0 ? OptionalLong.empty() : OptionalLong.of(once);
    }

    boolean knowsConsents() {
        return consents != null;
    }

    void know(List<Consent> all) {
        consents = new ArrayList<>(all);
    }

    /** Everything the person was ever asked, as this transaction leaves it. */
    List<Consent> consents() {
        return Objects.requireNonNull(consents, "the person is not locked");
    }

    Optional<Consent> consent(String purpose) {
        return consents().stream()
                .filter(consent -> consent.purpose().equals(purpose))
                .findFirst();
    }

    void answer(Consent consent) {
        if (!consents().contains(consent)) {
            consents().add(consent);
        }
    }

    /**
     * The version that the person declined last, if what they decide about now is a later one: whoever only takes the decline back, by
     * accepting that very version, loses nothing by it.
     */
    @Nullable
    String overtakenBy(String version) {
        return declined && !version.equals(newest) ? newest : null;
    }

    /** @return what governs from now on: that version */
    void accept(String version) {
        newest = version;
        governing = version;
        declined = false;
        held = false;
    }

    /**
     * Nothing but an acceptance moves the person off what governs them from here (PIPL 16).
     *
     * @param fallback the version that governs instead: the one before
     */
    void decline(String version, String fallback) {
        newest = version;
        governing = fallback;
        declined = true;
        held = true;
    }

    /** Notes that the person is there under this version: later ones that reduce their rights need their acceptance. */
    void meet(String version) {
        if (governing == null) {
            governing = version;
        }
    }

    /**
     * Notes that the person said yes to a question on the text of this version.
     *
     * @throws Problem POLICY_DECLINED if the person declined that very version: a grant would have nothing to rest on
     */
    void grantUnder(String version) {
        requireMayAgreeOn(version);
        meet(version);
        if (!version.equals(newest)) {
            newest = version;
            declined = false;
        }
    }

    /** @throws Problem POLICY_DECLINED if the person declined that very version; PERSON_RESTRICTED, PERSON_ERASED */
    void requireMayAgreeOn(String version) {
        requireNotErased();
        if (restricted) {
            throw Problem.of(
                            ConsentProblem.PERSON_RESTRICTED,
                            "The person restricted how their data is handled. Let them lift that first.")
                    .field("subject", "restricted the handling of their data");
        }
        if (declined && version.equals(newest)) {
            throw Problem.of(
                            ConsentProblem.POLICY_DECLINED,
                            "Send an accept of this version to policy-decisions first, or leave the function off.")
                    .field("policyVersion", "was declined by this person");
        }
    }

    /**
     * About somebody who is gone nothing more is written down, whatever is still said in their name (PIPL 47).
     *
     * @throws Problem PERSON_ERASED
     */
    void requireNotErased() {
        if (erased) {
            throw Problem.of(ConsentProblem.PERSON_ERASED, "Whoever comes back gets a new id; ask under that.")
                    .field("subject", "was erased");
        }
    }

    /** @param proven whether it comes from the profile; a mere declaration never stands against that */
    void learnAge(AgeBand band, boolean proven) {
        if (proven || !ageProven) {
            ageBand = band;
            ageProven = proven;
        }
    }

    /** As far as is known. */
    boolean isUnder14() {
        return ageBand == AgeBand.UNDER_14;
    }

    /**
     * A child's guardian has to agree, and every item of a child is sensitive, so that each purpose needs separate consent (PIPL 28, 29, 31).
     *
     * @throws Problem GUARDIAN_REQUIRED or SEPARATE_CONSENT_REQUIRED
     */
    void requireGuardianOfChild(Asked asked) {
        if (isUnder14() && asked.guardian() == null) {
            throw Problem.of(
                            ConsentProblem.GUARDIAN_REQUIRED,
                            "Ask a parent or other guardian, and send a reference to them. A child can refuse and withdraw alone.")
                    .field("guardian", "is required, because the person is under 14");
        }
        if (isUnder14() && !asked.separate()) {
            throw Problem.of(
                            ConsentProblem.SEPARATE_CONSENT_REQUIRED,
                            "Everything about a child under 14 is sensitive: ask for this purpose by itself and send separate: true.")
                    .field("separate", "must be true, because the person is under 14");
        }
    }

    /** To be erased is for good: the id is never used again. */
    void become(PersonChange change) {
        switch (change) {
            case RESTRICTED -> restricted = true;
            case RELEASED -> restricted = false;
            case ERASED -> erased = true;
        }
    }

    boolean is(PersonChange change) {
        return switch (change) {
            case RESTRICTED -> restricted;
            case RELEASED -> !restricted;
            case ERASED -> erased;
        };
    }

    UUID subject() {
        return subject;
    }

    long revision() {
        return revision;
    }

    /** The version accepted last, else the one in force when the person was first known; null before that. */
    @Nullable
    String governing() {
        return governing;
    }

    /** The newest version about which the person decided anything. */
    @Nullable
    String newest() {
        return newest;
    }

    /** Whether that newest version was declined. */
    boolean declined() {
        return declined;
    }

    /** Whether the person declined a version since they last accepted one. */
    boolean held() {
        return held;
    }

    /** Whether the person restricted the handling of their data (PIPL 44). */
    boolean restricted() {
        return restricted;
    }

    boolean erased() {
        return erased;
    }
}
