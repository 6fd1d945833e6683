package cn.xinshou.consent.receipt;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.frontdoor.Keys;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key that signs is replaced as the README says; whatever the old one signed still verifies, and nothing new rests on it. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
class KeyRotationTest {

    @Inject
    Keys keys;

    @ConfigProperty(name = "xinshou.keys.directory")
    Path directory;

    private String old;
    private Signer after;

    @BeforeEach
    void rotate() throws IOException {
        String receipt = act(UUID.randomUUID(), "exam-news", "grant").extract().path("receiptId");
        old = request()
                .accept("application/jose")
                .get("/receipts/{id}", receipt)
                .asString();
        Files.writeString(
                directory.resolve("receipt-retired.jwks"),
                request().get("/.well-known/jwks.json").asString());
        Files.move(file(), directory.resolve("receipt.jwk.before"), StandardCopyOption.REPLACE_EXISTING);
        after = new Signer(keys);
    }

    @AfterEach
    void putBack() throws IOException {
        Files.move(directory.resolve("receipt.jwk.before"), file(), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(directory.resolve("receipt-retired.jwks"));
    }

    @Test
    void whatTheOldKeySignedStillVerifies() throws JoseException {
        assertThat(verifies(old)).isTrue();
    }

    @Test
    void whatIsSignedFromNowOnRestsOnTheNewKey() throws JoseException {
        var fresh = after.sign("{}");

        assertThat(keyId(fresh)).isNotEqualTo(keyId(old));
        assertThat(verifies(fresh)).isTrue();
    }

    @Test
    void noPrivatePartIsPublished() {
        assertThat(after.publicKeys()).hasSize(2).noneMatch(key -> key.containsKey("d"));
    }

    private boolean verifies(String jws) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setCompactSerialization(jws);
        Map<String, Object> key = after.publicKeys().stream()
                .filter(known -> known.get("kid").equals(signature.getKeyIdHeaderValue()))
                .findFirst()
                .orElseThrow();
        signature.setKey(JsonWebKey.Factory.newJwk(key).getKey());
        return signature.verifySignature();
    }

    private static String keyId(String jws) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setCompactSerialization(jws);
        return signature.getKeyIdHeaderValue();
    }

    private Path file() {
        return directory.resolve("receipt.jwk");
    }
}
