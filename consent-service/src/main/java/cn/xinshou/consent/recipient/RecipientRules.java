package cn.xinshou.consent.recipient;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.PolicyDocument.Role;
import cn.xinshou.frontdoor.outward.Endpoints;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an entry of the register must be like to make sense. */
@ApplicationScoped
class RecipientRules {

    private static final String HOW = "Mend the fields named and send it again.";

    private final Policies policies;
    private final Endpoints endpoints;
    private final Clock clock;

    RecipientRules(Policies policies, Endpoints endpoints, Clock clock) {
        this.policies = policies;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** @throws Problem OUTSIDE_RESIDENCY, or INVALID_REQUEST naming every field that does not fit */
    void check(Recipient recipient) {
        if (!recipient.place().equals(Recipient.MAINLAND)) {
            throw WriteRecipient.outside("place");
        }
        var subs = Objects.requireNonNull(recipient.subEntrusted());
        for (var i = 0; i < subs.size(); i++) {
            if (!subs.get(i).place().equals(Recipient.MAINLAND)) {
                throw WriteRecipient.outside("subEntrusted[" + i + "].place");
            }
        }
        var problem = new Flaws();
        agreement(recipient, problem);
        policy(recipient, problem);
        var assessment = recipient.assessment();
        if (assessment != null) {
            problem.when(
                    assessment.assessedOn().isAfter(Recipient.today(clock.instant())),
                    "assessment.assessedOn",
                    "must not be in the future");
            problem.when(
                    assessment.reviewBy().isBefore(assessment.assessedOn()),
                    "assessment.reviewBy",
                    "must not be before assessedOn");
        }
        var supervision = recipient.supervision();
        problem.when(
                supervision != null && supervision.nextBy().isBefore(supervision.checkedOn()),
                "supervision.nextBy",
                "must not be before checkedOn");
        Optional.ofNullable(recipient.endpoint())
                .flatMap(endpoints::flaw)
                .ifPresent(flaw -> problem.when(true, "endpoint", flaw));
        problem.raise();
    }

    private void agreement(Recipient recipient, Flaws problem) {
        var agreement = recipient.agreement();
        if (agreement == null) {
            return;
        }
        problem.when(agreement.signedAt().isAfter(clock.instant()), "agreement.signedAt", "must not be in the future");
        problem.when(!agreement.expires().isAfter(agreement.signedAt()), "agreement.expires", "must be after signedAt");
        // PIPL 21: the contract says what is to be done with the data and how they are protected.
        if (recipient.role() == Role.ENTRUSTED) {
            problem.when(recipient.instructions() == null, "instructions", "is required of somebody entrusted");
            problem.when(recipient.measures() == null, "measures", "is required of somebody entrusted");
        }
    }

    private void policy(Recipient recipient, Flaws problem) {
        var version = recipient.policyVersion();
        problem.when(
                version != null && policies.find(version).isEmpty(), "policyVersion", "is not a published version");
        problem.when(
                Objects.requireNonNull(recipient.purposes()).stream()
                        .anyMatch(purpose -> policies.all().stream()
                                .allMatch(policy -> policy.purpose(purpose).isEmpty())),
                "purposes",
                "must be purposes that a published version states");
        problem.when(
                Objects.requireNonNull(recipient.items()).stream()
                        .anyMatch(item -> policies.all().stream().noneMatch(policy -> policy.names(item))),
                "items",
                "must be items that a published version names");
        problem.when(
                Objects.requireNonNull(recipient.bases()).stream()
                        .anyMatch(
                                basis -> basis.basis() == SharingBasis.CONSENT || !recipient.handles(basis.purpose())),
                "bases",
                "must each name one of purposes and a basis other than consent");
    }

    static Problem unknown() {
        return Problem.of(CommonProblem.NOT_FOUND, "See /recipients for who is registered.")
                .field("id", "is not in the register");
    }

    private static final class Flaws {

        private @Nullable Problem problem;

        void when(boolean wrong, String field, String message) {
            if (wrong) {
                problem = (problem == null ? Problem.of(CommonProblem.INVALID_REQUEST, HOW) : problem)
                        .field(field, message);
            }
        }

        void raise() {
            if (problem != null) {
                throw problem;
            }
        }
    }
}
