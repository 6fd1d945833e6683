package cn.xinshou.consent.consent;

import cn.xinshou.consent.difference.PolicyDifference;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Checks that what a person answered is a question that the policy in force really puts. */
@ApplicationScoped
class Questions {

    private final Policies policies;

    Questions(Policies policies) {
        this.policies = policies;
    }

    /** The version in force, if that is the one named. */
    Policy inForce(String version, String field) {
        var current = policies.current();
        if (current.version().equals(version)) {
            return current;
        }
        if (policies.find(version).isEmpty()) {
            throw Problem.of(
                            ConsentProblem.UNKNOWN_POLICY_VERSION,
                            "Show the version in force, " + current.version() + ", and ask again.")
                    .field(field, "is not a published version");
        }
        throw Problem.of(
                        ConsentProblem.VERSION_NOT_IN_FORCE,
                        "Show the version in force, " + current.version() + ", and ask again.")
                .field(field, "is not in force")
                .with("current", current.version());
    }

    /** A version that is published and not in force yet, if that is the one named. */
    Optional<Policy> upcoming(String version) {
        var current = policies.current().ordinal();
        return policies.find(version).filter(policy -> policy.ordinal() > current);
    }

    /** The purpose asked about, on the text that was really published. */
    Purpose asked(String purpose, Asked asked) {
        var policy = inForce(asked.policyVersion(), "policyVersion");
        var text = policy.text(asked.language());
        if (!text.digest().equals(asked.textDigest())) {
            throw Problem.of(
                            ConsentProblem.TEXT_DIGEST_MISMATCH,
                            "Show the text at /policies/" + policy.version() + " in the language "
                                    + asked.language().tag() + " and send its digest.")
                    .field("textDigest", "is not the digest of that text");
        }
        return consentable(purpose, policy);
    }

    /** A purpose that rests on consent in some version; of several the newest that says so. */
    Purpose everAsked(String purpose) {
        var stating = policies.all().reversed().stream()
                .filter(policy -> policy.purpose(purpose).isPresent())
                .toList();
        return stating.stream()
                .flatMap(policy -> policy.purpose(purpose).stream())
                .filter(Purpose::needsConsent)
                .findFirst()
                .orElseGet(() -> consentable(purpose, stating.isEmpty() ? policies.current() : stating.getFirst()));
    }

    /**
     * Whether what the version in force says of the purpose needs a new consent from those who knew it as that version said it (PIPL 14(2)).
     */
    boolean hasGrown(String purpose, String version) {
        var current = policies.current();
        return !current.version().equals(version)
                && policies.find(version)
                        .filter(before ->
                                !PolicyDifference.between(before, current).asksAgain(purpose))
                        .isEmpty();
    }

    static Purpose consentable(String id, Policy policy) {
        var purpose = policy.purpose(id)
                .orElseThrow(() -> Problem.of(
                                ConsentProblem.UNKNOWN_PURPOSE,
                                "See purposes at /policies/" + policy.version() + " for what can be asked.")
                        .field("purpose", "is not a purpose of version " + policy.version()));
        if (!purpose.needsConsent()) {
            throw Problem.of(
                            ConsentProblem.NOTHING_TO_CONSENT_TO,
                            "A core purpose rests on " + purpose.lawfulBasis().article()
                                    + "; ask for consent to additional purposes only.")
                    .field("purpose", "is a core purpose");
        }
        return purpose;
    }
}
