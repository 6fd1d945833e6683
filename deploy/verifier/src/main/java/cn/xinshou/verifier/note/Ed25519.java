package cn.xinshou.verifier.note;

import cn.xinshou.verifier.verdict.Disproved;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/** Ed25519 (RFC 8032) of the JDK with raw 32-byte public keys. */
public final class Ed25519 {

    public static final int KEY_LENGTH = 32;
    public static final int SIGNATURE_LENGTH = 64;

    /** SubjectPublicKeyInfo of RFC 8410 up to the key itself. */
    private static final byte[] HEAD = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private Ed25519() {}

    /** False for anything that is not a valid signature, whatever the reason. */
    public static boolean verify(byte[] key, byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey(key));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }

    private static PublicKey publicKey(byte[] key) throws GeneralSecurityException {
        if (key.length != KEY_LENGTH) {
            throw new Disproved("An Ed25519 key has 32 bytes, this one has " + key.length + ".");
        }
        byte[] encoded = new byte[HEAD.length + KEY_LENGTH];
        System.arraycopy(HEAD, 0, encoded, 0, HEAD.length);
        System.arraycopy(key, 0, encoded, HEAD.length, KEY_LENGTH);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
