package cn.xinshou.consent.receipt;

import cn.xinshou.frontdoor.Keys;
import cn.xinshou.frontdoor.signing.SigningKey;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

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

    /** The key that signs, and behind it those that did: what they signed must be verifiable for good. */
    List<Map<String, Object>> publicKeys() {
        return key.publicKeys();
    }
}
