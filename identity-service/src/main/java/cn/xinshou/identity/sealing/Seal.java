package cn.xinshou.identity.sealing;

import java.util.UUID;

/** One person's data key, ready for use. Lives as long as the work at hand, never longer. */
public final class Seal {

    private final UUID subject;
    private final DataKey key;
    private final Gcm cipher;

    /** @param cipher seals from now on; the others still open what they sealed */
    Seal(UUID subject, DataKey key, Gcm cipher) {
        this.subject = subject;
        this.key = key;
        this.cipher = cipher;
    }

    /** @param place where the value belongs, e.g. {@code profile/phone}: sealed bytes open nowhere else */
    public byte[] close(byte[] clear, String place) {
        var with = key.part(cipher).isPresent() ? cipher : Gcm.AES_256_GCM;
        return with.encrypt(key.part(with).orElseThrow(), clear, Binding.of(subject, place));
    }

    /** @throws SealBroken if the bytes are altered, another person's, or from another place */
    public byte[] open(byte[] sealed, String place) {
        var by = Gcm.of(sealed);
        var part = key.part(by)
                .orElseThrow(() -> new SealBroken("the key has no part for this", new IllegalArgumentException()));
        return by.decrypt(part, sealed, Binding.of(subject, place));
    }
}
