package cn.xinshou.frontdoor.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.frontdoor.Keys;
import java.security.interfaces.EdECPrivateKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jose4j.json.JsonUtil;
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

/**
 * An Ed25519 key in the file {@code <name>.jwk} (JWS compact serialisation, RFC 7515, RFC 8037). Those that signed before it stand in
 * {@code <name>-retired.jwks}, so that what they signed stays verifiable.
 */
public final class SigningKey {

    private final String name;
    private final PublicJsonWebKey key;
    private final Ed25519PrivateKeyParameters secret;
    private final List<JsonWebKey> retired;

    private SigningKey(String name, PublicJsonWebKey key, List<JsonWebKey> retired) {
        this.name = name;
        this.key = key;
        this.secret = secret(name, key);
        this.retired = retired;
    }

    /** @throws IllegalStateException if the file is missing and none may be generated, or is no key */
    public static SigningKey load(Keys keys, String name) {
        try {
            var key = PublicJsonWebKey.Factory.newPublicJwk(
                    new String(keys.load(name + ".jwk", SigningKey::newKey), UTF_8));
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            var retired = name + "-retired.jwks";
            return new SigningKey(
                    name,
                    key,
                    keys.find(retired).map(file -> keySet(file, retired)).orElse(List.of()));
        } catch (JoseException e) {
            throw new IllegalStateException("key file " + name + ".jwk is no JSON Web Key with a private part", e);
        }
    }

    /** @param type what the payload is (JWS {@code cty}), so that one kind of statement never passes for another */
    public String sign(byte[] payload, String type) {
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", AlgorithmIdentifiers.EDDSA);
        header.put("kid", key.getKeyId());
        header.put("cty", type);
        var signed = base64(JsonUtil.toJson(header).getBytes(UTF_8)) + "." + base64(payload);
        // Bouncy Castle has a table of the base point's multiples; the JDK has none and takes ten times as long, which
        // was a third of what recording a consent took.
        var signer = new Ed25519Signer();
        signer.init(true, secret);
        var input = signed.getBytes(UTF_8);
        signer.update(input, 0, input.length);
        return signed + "." + base64(signer.generateSignature());
    }

    public String sign(String payload, String type) {
        return sign(payload.getBytes(UTF_8), type);
    }

    /** What a statement of ours says; its signature was made here and is not looked at again. */
    public String payload(String compact) {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(
                new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
        jws.setKey(key.getPublicKey());
        try {
            jws.setCompactSerialization(compact);
            return jws.getUnverifiedPayload();
        } catch (JoseException e) {
            throw new IllegalStateException("a statement of " + name + " that was kept is no JWS", e);
        }
    }

    /** The key that signs, and behind it those that did. */
    public List<Map<String, Object>> publicKeys() {
        return Stream.concat(Stream.of(key), retired.stream())
                .map(SigningKey::published)
                .toList();
    }

    private static Map<String, Object> published(JsonWebKey key) {
        var published = key.toParams(OutputControlLevel.PUBLIC_ONLY);
        published.put("use", "sig");
        published.put("alg", AlgorithmIdentifiers.EDDSA);
        return published;
    }

    private static List<JsonWebKey> keySet(byte[] file, String name) {
        try {
            var keys = new JsonWebKeySet(new String(file, UTF_8)).getJsonWebKeys();
            for (var key : keys) {
                key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            }
            return List.copyOf(keys);
        } catch (JoseException e) {
            throw new IllegalStateException("key file " + name + " is no JSON Web Key Set", e);
        }
    }

    private static Ed25519PrivateKeyParameters secret(String name, PublicJsonWebKey key) {
        if (key.getPrivateKey() instanceof EdECPrivateKey secret
                && secret.getBytes().orElseThrow().length == Ed25519PrivateKeyParameters.KEY_SIZE) {
            return new Ed25519PrivateKeyParameters(secret.getBytes().orElseThrow());
        }
        throw new IllegalStateException("key file " + name + ".jwk holds no private key of Ed25519");
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
