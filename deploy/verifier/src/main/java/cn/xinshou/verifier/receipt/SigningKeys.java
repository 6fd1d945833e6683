package cn.xinshou.verifier.receipt;

import cn.xinshou.verifier.ledger.ProofAnswers;
import cn.xinshou.verifier.verdict.BadInput;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The Ed25519 keys of a JSON Web Key Set (RFC 7517, RFC 8037). Keys of other kinds are passed over. */
public final class SigningKeys {

    record SigningKey(String id, byte[] key) {}

    private final List<SigningKey> keys;

    private SigningKeys(List<SigningKey> keys) {
        this.keys = keys;
    }

    public static SigningKeys parse(byte[] jwks) {
        List<SigningKey> keys = new ArrayList<>();
        for (JsonNode key : ProofAnswers.json(jwks).path("keys")) {
            if ("OKP".equals(key.path("kty").asText())
                    && "Ed25519".equals(key.path("crv").asText())) {
                keys.add(new SigningKey(
                        key.path("kid").asText(), decode(key.path("x").asText())));
            }
        }
        if (keys.isEmpty()) {
            throw new BadInput("The key set holds no Ed25519 key.");
        }
        return new SigningKeys(keys);
    }

    /** The key of this id; a signature that names none may be by any of them only while there is one. */
    Optional<byte[]> find(String id) {
        return keys.stream()
                .filter(key -> id.isEmpty() ? keys.size() == 1 : key.id().equals(id))
                .map(SigningKey::key)
                .findFirst();
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new BadInput("A key of the key set is not base64url.");
        }
    }
}
