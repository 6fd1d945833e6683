package cn.xinshou.identity.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The ciphers, both in Galois/Counter Mode (NIST SP 800-38D) with a random nonce: {@code format byte ‖ 12-byte nonce ‖ ciphertext ‖ 16-byte
 * tag}. The format byte tells which cipher sealed, so that a deployment can change its mind, and is authenticated with the additional data.
 */
enum Gcm {
    AES_256_GCM(1, 32, "AES"),

    /** 商用密码: the block cipher of GB/T 32907, in the mode that RFC 8998 gives it for TLS. */
    SM4_GCM(2, 16, "SM4");

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte format;
    private final int keyBytes;
    private final String algorithm;

    Gcm(int format, int keyBytes, String algorithm) {
        this.format = (byte) format;
        this.keyBytes = keyBytes;
        this.algorithm = algorithm;
    }

    int keyBytes() {
        return keyBytes;
    }

    SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, algorithm);
    }

    /** The cipher that a key is for, which its length tells. */
    static Gcm of(SecretKey key) {
        return Arrays.stream(values())
                .filter(gcm -> gcm.algorithm.equals(key.getAlgorithm()))
                .findFirst()
                .orElseThrow();
    }

    /** @throws SealBroken if no cipher of ours has sealed it */
    static Gcm of(byte[] sealed) {
        return Arrays.stream(values())
                .filter(gcm -> sealed.length > NONCE_BYTES + TAG_BITS / Byte.SIZE && sealed[0] == gcm.format)
                .findFirst()
                .orElseThrow(() -> new SealBroken("unknown format of sealed bytes", new IllegalArgumentException()));
    }

    byte[] encrypt(SecretKey key, byte[] clear, byte[] additional) {
        try {
            var nonce = random(NONCE_BYTES);
            var cipher = started(Cipher.ENCRYPT_MODE, key, nonce, additional);
            return ByteBuffer.allocate(1 + NONCE_BYTES + cipher.getOutputSize(clear.length))
                    .put(format)
                    .put(nonce)
                    .put(cipher.doFinal(clear))
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(this + " is there, as is the key", e);
        }
    }

    /** @throws SealBroken if key, bytes or additional data are not those of the encryption */
    byte[] decrypt(SecretKey key, byte[] sealed, byte[] additional) {
        try {
            var nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
            var cipher = started(Cipher.DECRYPT_MODE, key, nonce, additional);
            return cipher.doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new SealBroken("sealed bytes do not open", e);
        }
    }

    /** The bare cipher, before any additional data. */
    Cipher started(int mode, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        var cipher = switch (this) {
            case AES_256_GCM -> Cipher.getInstance("AES/GCM/NoPadding");
            case SM4_GCM -> Cipher.getInstance("SM4/GCM/NoPadding", Sm4.PROVIDER);
        };
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private Cipher started(int mode, SecretKey key, byte[] nonce, byte[] additional) throws GeneralSecurityException {
        var cipher = started(mode, key, nonce);
        cipher.updateAAD(new byte[] {format});
        cipher.updateAAD(additional);
        return cipher;
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Loaded by those only who need it; never among the JVM's providers, where it would answer for other ciphers too. */
    private static final class Sm4 {

        static final Provider PROVIDER = new BouncyCastleProvider();
    }
}
