package cn.xinshou.identity.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM (NIST SP 800-38D) with a random nonce: {@code format byte ‖ 12-byte nonce ‖ ciphertext ‖ 16-byte tag}. The format byte leaves
 * room for other ciphers beside it and is authenticated with the additional data.
 */
final class AesGcm {

    static final int KEY_BYTES = 32;

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcm() {}

    static byte[] randomKey() {
        return random(KEY_BYTES);
    }

    static byte[] encrypt(SecretKey key, byte[] clear, byte[] additional) {
        try {
            var nonce = random(NONCE_BYTES);
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, additional);
            return ByteBuffer.allocate(1 + NONCE_BYTES + cipher.getOutputSize(clear.length))
                    .put(FORMAT)
                    .put(nonce)
                    .put(cipher.doFinal(clear))
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is part of every JDK", e);
        }
    }

    /** @throws SealBroken if key, bytes or additional data are not those of the encryption */
    static byte[] decrypt(SecretKey key, byte[] sealed, byte[] additional) {
        if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE || sealed[0] != FORMAT) {
            throw new SealBroken("unknown format of sealed bytes", new IllegalArgumentException());
        }
        try {
            var nonce = ByteBuffer.wrap(sealed, 1, NONCE_BYTES);
            var cipher = cipher(Cipher.DECRYPT_MODE, key, bytes(nonce), additional);
            return cipher.doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new SealBroken("sealed bytes do not open", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] additional)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(new byte[] {FORMAT});
        cipher.updateAAD(additional);
        return cipher;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
