package cn.xinshou.identity.sealing;

import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** One person's data key, ready for use. Lives as long as the work at hand, never longer. */
public final class Seal {

    private final UUID subject;
    private final SecretKey key;

    Seal(UUID subject, byte[] dataKey) {
        this.subject = subject;
        this.key = new SecretKeySpec(dataKey, "AES");
    }

    /** @param place where the value belongs, e.g. {@code profile/phone}: sealed bytes open nowhere else */
    public byte[] close(byte[] clear, String place) {
        return AesGcm.encrypt(key, clear, Binding.of(subject, place));
    }

    /** @throws SealBroken if the bytes are altered, another person's, or from another place */
    public byte[] open(byte[] sealed, String place) {
        return AesGcm.decrypt(key, sealed, Binding.of(subject, place));
    }
}
