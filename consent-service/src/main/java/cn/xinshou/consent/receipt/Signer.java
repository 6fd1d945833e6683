package cn.xinshou.consent.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs receipts and notices with Ed25519 (JWS compact serialisation, RFC 7515, RFC 8037). */
@ApplicationScoped
@Startup
public class Signer {

    private static final String RETIRED = "receipt-retired.jwks";

    private final PublicJsonWebKey key;
    private final List<JsonWebKey> retired;

    Signer(Keys keys) {
        try {
            key = PublicJsonWebKey.Factory.newPublicJwk(new String(keys.load("receipt.jwk", Signer::newKey), UTF_8));
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        } catch (JoseException e) {
            throw new IllegalStateException("key file receipt.jwk is no JSON Web Key with a private part", e);
        }
        retired = keys.find(RETIRED).map(Signer::keySet).orElse(List.of());
    }

    String sign(String payload) {
        return sign(payload, "application/ld+json");
    }

    /** @param type what the payload is (JWS {@code cty}), so that one kind of statement never passes for another */
    public String sign(String payload, String type) {
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setContentTypeHeaderValue(type);
        jws.setPayload(payload);
        jws.setKey(key.getPrivateKey());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the statement cannot be signed", e);
        }
    }

    /** What a receipt signed by us says. */
    String payload(String compact) {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(
                new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
        jws.setKey(key.getPublicKey());
        try {
            jws.setCompactSerialization(compact);
            return jws.getUnverifiedPayload();
        } catch (JoseException e) {
            throw new IllegalStateException("a receipt in the database is no JWS", e);
        }
    }

    /** The key that signs, and behind it those that did: what they signed must be verifiable for good. */
    List<Map<String, Object>> publicKeys() {
        return Stream.concat(Stream.of(key), retired.stream())
                .map(Signer::published)
                .toList();
    }

    private static Map<String, Object> published(JsonWebKey key) {
        var published = key.toParams(OutputControlLevel.PUBLIC_ONLY);
        published.put("use", "sig");
        published.put("alg", AlgorithmIdentifiers.EDDSA);
        return published;
    }

    private static List<JsonWebKey> keySet(byte[] file) {
        try {
            var keys = new JsonWebKeySet(new String(file, UTF_8)).getJsonWebKeys();
            for (var key : keys) {
                key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            }
            return List.copyOf(keys);
        } catch (JoseException e) {
            throw new IllegalStateException("key file " + RETIRED + " is no JSON Web Key Set", e);
        }
    }

    private static byte[] newKey() {
        try {
            return OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519)
                    .toJson(OutputControlLevel.INCLUDE_PRIVATE)
                    .getBytes(UTF_8);
        } catch (JoseException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }
}
