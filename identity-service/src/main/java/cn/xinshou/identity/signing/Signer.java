package cn.xinshou.identity.signing;

import cn.xinshou.frontdoor.Keys;
import cn.xinshou.frontdoor.signing.SigningKey;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Signs with the key in {@code identity-signing.jwk}. */
@ApplicationScoped
@Startup
public class Signer {

    private final SigningKey key;

    Signer(Keys keys) {
        key = SigningKey.load(keys, "identity-signing");
    }

    /** @param type what the payload is (JWS {@code cty}), so that one kind of statement never passes for another */
    public String sign(byte[] payload, String type) {
        return key.sign(payload, type);
    }

    List<Map<String, Object>> publicKeys() {
        return key.publicKeys();
    }
}
