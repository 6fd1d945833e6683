package cn.xinshou.identity.request;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** When the caller last proved who they are. */
@RequestScoped
class SignIn {

    private static final String AUTH_TIME = "auth_time";

    private final SecurityIdentity identity;

    SignIn(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * {@code auth_time} of the token (OpenID Connect Core 2); where the identity provider leaves it out, when the token was issued. Empty
     * without a token.
     */
    Optional<Instant> at() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        var seconds = token.containsClaim(AUTH_TIME) ? authTime(token) : token.getIssuedAtTime();
        return seconds > 0 ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }

    private static long authTime(JsonWebToken token) {
        var claim = token.<Object>getClaim(AUTH_TIME);
        return Long.parseLong(String.valueOf(claim));
    }
}
