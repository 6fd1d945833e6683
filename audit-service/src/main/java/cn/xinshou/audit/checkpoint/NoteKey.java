package cn.xinshou.audit.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A named Ed25519 key that signs notes (C2SP signed-note). */
final class NoteKey {

    private static final byte ED25519 = 1;
    private static final int LENGTH = 32;

    // Everything of a SubjectPublicKeyInfo but the key itself (RFC 8410, section 4).
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final PrivateKey signing;
    private final byte[] published;
    private final byte[] id;

    /**
     * @param key 64 bytes: the seed, then the public key
     * @throws IllegalArgumentException if the two halves do not belong together
     */
    NoteKey(String name, byte[] key) {
        if (key.length != 2 * LENGTH) {
            throw new IllegalArgumentException("a signing key is 32 bytes of seed and 32 of public key");
        }
        this.name = name;
        this.published = Arrays.copyOfRange(key, LENGTH, 2 * LENGTH);
        this.id = Arrays.copyOf(sha256(name + "\n", typed(published)), 4);
        try {
            this.signing = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(key, LENGTH)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
        if (!matches()) {
            throw new IllegalArgumentException("the public key is not the one of the seed");
        }
    }

    static byte[] newKey() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            var x509 = pair.getPublic().getEncoded();
            return ByteBuffer.allocate(2 * LENGTH)
                    .put(seed)
                    .put(x509, x509.length - LENGTH, LENGTH)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /** What a verifier needs to know: {@code name+id+key}. */
    String verifierKey() {
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed(published));
    }

    /** @param text ends with a line break */
    String sign(String text) {
        var signature = ByteBuffer.allocate(id.length + 64).put(id).put(signature(text.getBytes(UTF_8)));
        return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(signature.array()) + "\n";
    }

    private byte[] signature(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(signing);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    private boolean matches() {
        var probe = "probe".getBytes(UTF_8);
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(ByteBuffer.allocate(X509_PREFIX.length + LENGTH)
                            .put(X509_PREFIX)
                            .put(published)
                            .array())));
            signature.update(probe);
            return signature.verify(signature(probe));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] typed(byte[] key) {
        return ByteBuffer.allocate(1 + key.length).put(ED25519).put(key).array();
    }

    private static byte[] sha256(String first, byte[] second) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(first.getBytes(UTF_8));
            return digest.digest(second);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
