package cn.xinshou.identity.sealing;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.util.Optional;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/** The public key of somebody outside, to whom data is encrypted so that nobody on the way can read it (JWE, RFC 7516). */
public final class RecipientKey {

    private static final String CURVE = "P-256";

    private final EllipticCurveJsonWebKey key;

    private RecipientKey(EllipticCurveJsonWebKey key) {
        this.key = key;
    }

    /** Empty unless it is the public part, and only that, of a JWK on P-256: a private key that travels is one no longer. */
    public static Optional<RecipientKey> parse(JsonNode jwk) {
        if (!jwk.isObject() || jwk.has("d")) {
            return Optional.empty();
        }
        try {
            return JsonWebKey.Factory.newJwk(jwk.toString()) instanceof EllipticCurveJsonWebKey key
                            && CURVE.equals(key.getCurveName())
                            && isOnTheCurve((ECPublicKey) key.getPublicKey())
                    ? Optional.of(new RecipientKey(key))
                    : Optional.empty();
        } catch (JoseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** y² = x³ + ax + b in the field (SEC 1, 3.2.2.1): a point beside the curve would give the secret away. */
    private static boolean isOnTheCurve(ECPublicKey key) {
        var curve = key.getParams().getCurve();
        var field = ((ECFieldFp) curve.getField()).getP();
        var x = key.getW().getAffineX();
        var y = key.getW().getAffineY();
        return x.compareTo(field) < 0
                && y.compareTo(field) < 0
                && y.multiply(y)
                                .subtract(x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()))
                                .mod(field)
                                .signum()
                        == 0;
    }

    /** @return JWE compact serialisation, ECDH-ES with a fresh key and AES-256-GCM */
    public String encrypt(byte[] content, String contentType) {
        var jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.ECDH_ES_A256KW);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setContentTypeHeaderValue(contentType);
        if (key.getKeyId() != null) {
            jwe.setKeyIdHeaderValue(key.getKeyId());
        }
        jwe.setKey(key.getPublicKey());
        jwe.setPlaintext(content);
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("what is to be sent cannot be encrypted", e);
        }
    }
}
