package cn.xinshou.identity.request.proof;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** When the caller last proved who they are. */
@RequestScoped
public class SignIn {

    private static final String AUTH_TIME = "auth_time";

    private final SecurityIdentity identity;

    SignIn(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * {@code auth_time} of the token (OpenID Connect Core 2); where the identity provider leaves it out, when the token was issued. Empty
     * without a token.
     */
    public Optional<Instant> at() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        var authTime = authTime(token);
        var seconds = authTime > 0 ? authTime : token.getIssuedAtTime();
        return seconds > 0 ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }

    /** A claim of time that a token lacks is read as 0 by some readers and as nothing by others. */
    private static long authTime(JsonWebToken token) {
        return token.<Object>claim(AUTH_TIME)
                .map(claim -> Long.parseLong(String.valueOf(claim)))
                .orElse(0L);
    }
}
