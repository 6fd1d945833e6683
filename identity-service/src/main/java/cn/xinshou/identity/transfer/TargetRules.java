package cn.xinshou.identity.transfer;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.residency.Destinations;
import cn.xinshou.identity.sealing.RecipientKey;
import jakarta.enterprise.context.ApplicationScoped;

/** What a person can be asked to mend while they name a recipient. */
@ApplicationScoped
class TargetRules {

    private final Destinations destinations;

    TargetRules(Destinations destinations) {
        this.destinations = destinations;
    }

    /** @throws Problem OUTSIDE_RESIDENCY, or INVALID_REQUEST naming the field */
    void check(Target target) {
        var recipient = target.recipient();
        destinations.requirePlace("recipient.place", recipient.place());
        var code = recipient.creditCode();
        if (code != null && !CreditCode.isValid(code)) {
            throw invalid("recipient.creditCode", "is no unified social credit code");
        }
        var endpoint = recipient.endpoint();
        if (endpoint != null) {
            destinations.requireEndpoint("recipient.endpoint", endpoint);
        }
        var key = recipient.key();
        if (key != null && RecipientKey.parse(key).isEmpty()) {
            throw invalid("recipient.key", "must be the public part of a JWK of kty EC, crv P-256");
        }
    }

    private static Problem invalid(String field, String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend the field named and send it again.")
                .field(field, why);
    }
}
