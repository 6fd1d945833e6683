package cn.xinshou.consent;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.security.TestIdentityAssociation;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Set;

/** Who calls from now on, where several people act in one test. */
public final class SignedIn {

    private SignedIn() {}

    public static void as(String user, String... roles) {
        CDI.current()
                .select(TestIdentityAssociation.class)
                .get()
                .setTestIdentity(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(user))
                        .addRoles(Set.of(roles))
                        .build());
    }
}
