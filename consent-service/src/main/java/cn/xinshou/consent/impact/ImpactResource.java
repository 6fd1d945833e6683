package cn.xinshou.consent.impact;

import cn.xinshou.consent.policy.Candidates;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.Optional;

/** What a version means for people, for the editor who is about to publish it. */
@Path("/policies/{version:[A-Za-z0-9][A-Za-z0-9._-]{0,63}}/impact")
@RolesAllowed("policy-editor")
@RunOnVirtualThread
class ImpactResource {

    private final Policies policies;
    private final Instance<Candidates> candidates;
    private final CountImpact impact;

    ImpactResource(Policies policies, Instance<Candidates> candidates, CountImpact impact) {
        this.policies = policies;
        this.candidates = candidates;
        this.impact = impact;
    }

    @GET
    public Impact count(String version) throws SQLException {
        var policy = version.equals("current") ? Optional.of(policies.current()) : policies.find(version);
        return impact.of(policy.or(() -> drafted(version))
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "Name a published version or a draft.")
                        .field("version", "is neither a published version nor a draft")));
    }

    private Optional<Policy> drafted(String version) {
        return candidates.stream()
                .flatMap(drafts -> drafts.find(version).stream())
                .findFirst();
    }
}
