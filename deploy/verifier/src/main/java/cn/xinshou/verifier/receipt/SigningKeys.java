package cn.xinshou.verifier.receipt;

import cn.xinshou.verifier.ledger.ProofAnswers;
import cn.xinshou.verifier.verdict.BadInput;
import cn.xinshou.verifier.verdict.Disproved;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The Ed25519 keys of a JSON Web Key Set (RFC 7517, RFC 8037). Keys of other kinds are passed over. */
public final class SigningKeys {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

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

    /**
     * The one key that a bundle carries. Of a key that came with what it signs nothing is passed over: its id is its thumbprint, and no
     * member says anything that was not checked.
     */
    static SigningKeys carried(JsonNode jwks) {
        JsonNode key = jwks.path("keys").path(0);
        byte[] raw = canonical(key.path("x"));
        if (jwks.size() != 1
                || jwks.path("keys").size() != 1
                || !key.equals(form(raw, key))
                || !key.path("kid").asText().equals(thumbprint(raw))) {
            throw new Disproved(
                    "The bundle's \"jwks\" is not the one Ed25519 key of this receipt under its thumbprint.");
        }
        return new SigningKeys(List.of(new SigningKey(key.path("kid").asText(), raw)));
    }

    /** What a carried key looks like; "use" and "alg" may be left out. */
    private static JsonNode form(byte[] raw, JsonNode key) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("kty", "OKP").put("crv", "Ed25519").put("x", BASE64URL.encodeToString(raw));
        form.put("kid", key.path("kid").asText());
        if (key.has("use")) {
            form.put("use", "sig");
        }
        if (key.has("alg")) {
            form.put("alg", key.path("alg").asText().equals("Ed25519") ? "Ed25519" : "EdDSA");
        }
        return form;
    }

    /** Whether the only key here is among those of the other set. */
    boolean isAmong(SigningKeys others) {
        return keys.stream()
                .allMatch(key -> others.find(key.id())
                        .filter(known -> Arrays.equals(known, key.key()))
                        .isPresent());
    }

    /** The thumbprint (RFC 7638) of the key that this id finds. */
    public Optional<String> thumbprint(String id) {
        return find(id).map(SigningKeys::thumbprint);
    }

    private static String thumbprint(byte[] key) {
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + BASE64URL.encodeToString(key) + "\"}";
        try {
            return BASE64URL.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }

    private static byte[] canonical(JsonNode text) {
        try {
            byte[] key = Base64.getUrlDecoder().decode(text.asText());
            if (BASE64URL.encodeToString(key).equals(text.asText())) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below.
        }
        throw new Disproved("The key in the bundle's \"jwks\" is not base64url.");
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
