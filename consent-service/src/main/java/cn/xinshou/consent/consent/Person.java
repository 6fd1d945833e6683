package cn.xinshou.consent.consent;

import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
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

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Person() {}

    /** @param revision the next of the database's sequence, taken while this row is locked */
    void advance(long revision) {
        this.revision = revision;
    }

    void decide(String version, PolicyDecision decision) {
        newest = version;
        declined = decision == PolicyDecision.DECLINE;
        if (decision == PolicyDecision.ACCEPT) {
            governing = version;
        }
    }

    boolean hasDecided(String version, PolicyDecision decision) {
        return version.equals(newest)
                && switch (decision) {
                    case ACCEPT -> version.equals(governing) && !declined;
                    case DECLINE -> declined;
                };
    }

    /**
     * Notes that the person answered a question on the text of this version.
     *
     * @throws Problem POLICY_DECLINED if the person declined that very version: a grant would have nothing to rest on
     */
    void grantUnder(String version) {
        if (declined && version.equals(newest)) {
            throw Problem.of(
                            ConsentProblem.POLICY_DECLINED,
                            "Send an accept of this version to policy-decisions first, or leave the function off.")
                    .field("policyVersion", "was declined by this person");
        }
        if (!version.equals(newest)) {
            newest = version;
            declined = false;
        }
    }

    UUID subject() {
        return subject;
    }

    long revision() {
        return revision;
    }

    /** The version accepted last. */
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
}
