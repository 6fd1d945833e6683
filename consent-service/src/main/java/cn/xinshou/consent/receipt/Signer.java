package cn.xinshou.consent.receipt;

import cn.xinshou.frontdoor.Keys;
import cn.xinshou.frontdoor.signing.SigningKey;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs receipts and notices with the key in {@code receipt.jwk}. */
@ApplicationScoped
@Startup
public class Signer {

    private final SigningKey key;

    Signer(Keys keys) {
        key = SigningKey.load(keys, "receipt");
    }

    String sign(String payload) {
        return sign(payload, "application/ld+json");
    }

    /** @param type what the payload is (JWS {@code cty}), so that one kind of statement never passes for another */
    public String sign(String payload, String type) {
        return key.sign(payload, type);
    }

    /** What a receipt signed by us says. */
    String payload(String compact) {
        return key.payload(compact);
    }

    /** The public key that a statement of ours is verified with, as a key set that travels with it. */
    Map<String, Object> keysOf(String compact) {
        var id = keyId(compact);
        return Map.of(
                "keys",
                publicKeys().stream().filter(one -> id.equals(one.get("kid"))).toList());
    }

    private static String keyId(String compact) {
        var jws = new JsonWebSignature();
        try {
            jws.setCompactSerialization(compact);
            return jws.getKeyIdHeaderValue();
        } catch (JoseException e) {
            throw new IllegalStateException("a receipt that was kept is no JWS", e);
        }
    }

    /** The key that signs, and behind it those that did: what they signed must be verifiable for good. */
    List<Map<String, Object>> publicKeys() {
        return key.publicKeys();
    }
}
