package cn.xinshou.identity.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientKeyTest {

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void nobodyButTheRecipientReadsIt() throws JoseException {
        var theirs = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        var another = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        var sent = RecipientKey.parse(json(theirs.toJson(OutputControlLevel.PUBLIC_ONLY)))
                .orElseThrow()
                .encrypt("李𠮷".getBytes(UTF_8), "text/plain");

        var opened = new JsonWebEncryption();
        opened.setCompactSerialization(sent);
        opened.setKey(theirs.getPrivateKey());
        assertThat(opened.getPayload()).isEqualTo("李𠮷");
        var tried = new JsonWebEncryption();
        tried.setCompactSerialization(sent);
        tried.setKey(another.getPrivateKey());
        assertThatThrownBy(tried::getPayload).isInstanceOf(JoseException.class);
    }

    @Test
    void aPrivateKeyThatTravelsIsNone() throws JoseException {
        var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);

        assertThat(RecipientKey.parse(json(key.toJson(OutputControlLevel.INCLUDE_PRIVATE))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"kty\": \"oct\", \"k\": \"AAAA\"}",
                "{\"kty\": \"EC\", \"crv\": \"P-256\"}",
                "{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"AAAA\", \"y\": \"AAAA\"}",
                "{\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"x\": \"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}"
            })
    void whatIsNoKeyOnP256IsNone(String jwk) {
        assertThat(RecipientKey.parse(json(jwk))).isEmpty();
    }
}
