package cn.xinshou.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.security.TestIdentityAssociation;
import jakarta.enterprise.inject.spi.CDI;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls from now on, for tests in which several people act one after the other. */
public final class Acting {

    private Acting() {}

    public static void as(String account, String... roles) {
        become(new QuarkusPrincipal(account), roles);
    }

    public static void asOfficer(String account) {
        as(account, "privacy-officer");
    }

    public static void asPlatform() {
        as("platform", "platform");
    }

    /** A person whose sign-in was then. */
    public static void asPerson(UUID subject, Instant signedIn) {
        become(new Token(subject.toString(), signedIn), "data-subject");
    }

    public static void asNobody() {
        CDI.current().select(TestIdentityAssociation.class).get().setTestIdentity(null);
    }

    private static void become(Principal principal, String... roles) {
        SecurityIdentity identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(principal)
                .addRoles(Set.of(roles))
                .build();
        // What is checked by a method, such as act-for-subject, is added to identities by a bean.
        for (var augmentor : CDI.current().select(SecurityIdentityAugmentor.class)) {
            identity = augmentor.augment(identity, null, Map.of()).await().indefinitely();
        }
        CDI.current().select(TestIdentityAssociation.class).get().setTestIdentity(identity);
    }

    private record Token(String subject, Instant signedIn) implements JsonWebToken {

        @Override
        public String getName() {
            return subject;
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("sub", "auth_time");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            var claims = Map.<String, Object>of("sub", subject, "auth_time", signedIn.getEpochSecond());
            return (T) claims.get(name);
        }
    }
}
