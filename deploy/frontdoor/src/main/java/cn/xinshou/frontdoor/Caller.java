package cn.xinshou.frontdoor;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Who is calling, as the token says. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The token's {@code sub}; {@code anonymous} without one. */
    public String id() {
        return identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
    }

    /**
     * The person who is calling.
     *
     * @throws Problem FORBIDDEN if the caller is no person with a pseudonymous id
     */
    public UUID subject() {
        try {
            return UUID.fromString(id());
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.FORBIDDEN, "Only a person can do this for themself.");
        }
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }
}
