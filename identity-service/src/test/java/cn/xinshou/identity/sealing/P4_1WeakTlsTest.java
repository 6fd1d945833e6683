package cn.xinshou.identity.sealing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same deployment with its two lines about the wire taken back: what {@link P4_1VaultAndTlsTest} looks at is then found wanting. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestProfile(P4_1WeakTlsTest.Weakened.class)
@Tag("P4.1")
@Tag("control-broken")
class P4_1WeakTlsTest {

    public static final class Weakened extends P4_1VaultAndTlsTest.Deployment {

        @Override
        public Map<String, String> getConfigOverrides() {
            var weakened = new HashMap<>(super.getConfigOverrides());
            weakened.put("quarkus.http.insecure-requests", "enabled");
            weakened.put("quarkus.tls.front.protocols", "TLSv1.2,TLSv1.3");
            return weakened;
        }
    }

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Test
    void wherePlainRequestsAreNotRefusedSomebodyIsServedInTheClear() {
        assertThatThrownBy(P4_1VaultAndTlsTest::requireNobodyServedInTheClear).isInstanceOf(AssertionError.class);
    }

    @Test
    void whereOneProtocolIsNotNamedAloneAnOlderOneServes() {
        assertThatThrownBy(() -> P4_1VaultAndTlsTest.requireOlderTlsRefused(secure))
                .isInstanceOf(AssertionError.class);
    }
}
