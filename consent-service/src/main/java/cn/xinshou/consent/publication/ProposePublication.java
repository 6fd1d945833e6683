package cn.xinshou.consent.publication;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** An officer asks that something be made public. */
@ApplicationScoped
class ProposePublication {

    private final Publications publications;
    private final Policies policies;
    private final Clock clock;

    ProposePublication(Publications publications, Policies policies, Clock clock) {
        this.publications = publications;
        this.policies = policies;
        this.clock = clock;
    }

    /** @throws Problem that names what the purpose, as the policy in force states it, does not cover */
    @Transactional
    public Publication propose(Proposal proposal, String author) {
        if (proposal.kind() == PublicationKind.SEPARATE_CONSENT) {
            requireCovered(Objects.requireNonNull(proposal.purpose()), proposal.items());
        }
        var publication = new Publication(proposal, author, clock.instant().truncatedTo(ChronoUnit.MICROS));
        publications.persistAndFlush(publication);
        return publication;
    }

    /** Nobody agreed to more than the items that the purpose names. */
    private void requireCovered(String purpose, List<String> items) {
        var stated = policies.current()
                .purpose(purpose)
                .orElseThrow(() -> Problem.of(CommonProblem.INVALID_REQUEST, "Name a purpose of the policy in force.")
                        .field("purpose", "is not stated by the policy"));
        if (!stated.publishes()) {
            throw Problem.of(
                            ConsentProblem.PURPOSE_PUBLISHES_NOTHING,
                            "Consent to a use is no consent to make data public. Name a purpose that the policy marks as publishing, or rest the publication on a law.")
                    .field("purpose", "makes nothing public according to the policy");
        }
        if (!stated.items().containsAll(items)) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Only what the purpose names was agreed to.")
                    .field("items", "must be among those of the purpose");
        }
    }
}
