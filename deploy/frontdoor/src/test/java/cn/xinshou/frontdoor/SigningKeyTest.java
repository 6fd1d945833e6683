package cn.xinshou.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.frontdoor.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    Path directory;

    private SigningKey load() {
        return SigningKey.load(new Keys(directory, true), "seal");
    }

    private static boolean verifies(String jws, SigningKey published) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(
                new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "EdDSA"));
        signature.setCompactSerialization(jws);
        Map<String, Object> key = published.publicKeys().stream()
                .filter(known -> signature.getKeyIdHeaderValue().equals(known.get("kid")))
                .findFirst()
                .orElseThrow();
        signature.setKey(JsonWebKey.Factory.newJwk(key).getKey());
        return signature.verifySignature();
    }

    @Test
    void whatWasSignedStaysVerifiableAfterTheKeyIsReplaced() throws Exception {
        var before = load();
        var old = before.sign("said before", "text/plain");
        retire(before);

        var after = load();

        assertThat(after.publicKeys()).hasSize(2).noneMatch(key -> key.containsKey("d"));
        assertThat(verifies(old, after)).isTrue();
        assertThat(verifies(after.sign("said after", "text/plain"), after)).isTrue();
        assertThat(after.publicKeys().getFirst().get("kid"))
                .isNotEqualTo(before.publicKeys().getFirst().get("kid"));
    }

    @Test
    void aStatementWithAnotherContentDoesNotVerify() throws JoseException {
        var key = load();
        var parts = key.sign("yes", "text/plain").split("\\.");
        var other = key.sign("no", "text/plain").split("\\.");

        assertThat(verifies(parts[0] + "." + other[1] + "." + parts[2], key)).isFalse();
    }

    @Test
    void aFileThatIsNoKeyStopsTheService() throws IOException {
        Files.writeString(directory.resolve("seal.jwk"), "no key");

        assertThatThrownBy(this::load).hasMessageContaining("seal.jwk");
    }

    private void retire(SigningKey key) throws IOException, JoseException {
        Files.writeString(
                directory.resolve("seal-retired.jwks"),
                new JsonWebKeySet(JsonWebKey.Factory.newJwk(key.publicKeys().getFirst())).toJson());
        Files.delete(directory.resolve("seal.jwk"));
    }
}
