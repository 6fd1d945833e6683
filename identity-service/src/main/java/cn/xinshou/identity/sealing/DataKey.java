package cn.xinshou.identity.sealing;

import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * What seals one person's or one record's values: random bytes, a part for each cipher. The parts have nothing to do with each other and
 * nothing is derived from anything, so that a weakness of one cipher tells nothing about what the other sealed.
 */
final class DataKey {

    private static final int AES = Gcm.AES_256_GCM.keyBytes();
    private static final int WHOLE = AES + Gcm.SM4_GCM.keyBytes();

    private final byte[] bytes;

    private DataKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static DataKey random() {
        return new DataKey(Gcm.random(WHOLE));
    }

    /** @throws SealBroken if it is no data key */
    static DataKey of(byte[] bytes) {
        if (bytes.length != AES && bytes.length != WHOLE) {
            throw new SealBroken("no data key", new IllegalArgumentException());
        }
        return new DataKey(bytes);
    }

    /** The part for a cipher; a key from before there were two ciphers has one part only. */
    Optional<SecretKey> part(Gcm cipher) {
        return switch (cipher) {
            case AES_256_GCM -> Optional.of(cipher.key(Arrays.copyOf(bytes, AES)));
            case SM4_GCM ->
                isWhole() ? Optional.of(cipher.key(Arrays.copyOfRange(bytes, AES, WHOLE))) : Optional.empty();
        };
    }

    boolean isWhole() {
        return bytes.length == WHOLE;
    }

    /** The same key with every part. */
    DataKey completed() {
        if (isWhole()) {
            return this;
        }
        var whole = Gcm.random(WHOLE);
        System.arraycopy(bytes, 0, whole, 0, bytes.length);
        return new DataKey(whole);
    }

    byte[] bytes() {
        return bytes;
    }
}
