package cn.xinshou.frontdoor.problem;

import io.quarkus.oidc.OIDCException;
import org.jspecify.annotations.Nullable;

/**
 * A service that has not reached the identity provider since its start knows no key, so that no token can be told from a forged one.
 * Nobody is let in on a token then, and nobody is told that the token is bad. Each request looks for the provider anew; once it was there
 * its keys are remembered, and the service does without it.
 */
public final class IdentityProviderAway {

    private IdentityProviderAway() {}

    /** Whether the provider was asked and is away, hangs or gives no keys. */
    public static boolean isCauseOf(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OIDCException) {
                return true;
            }
        }
        return false;
    }

    public static Problem problem() {
        return Problem.of(
                CommonProblem.UNAVAILABLE,
                "The identity provider does not answer, so no token can be checked. Send the same again shortly; what needs no token"
                        + " works meanwhile.");
    }
}
