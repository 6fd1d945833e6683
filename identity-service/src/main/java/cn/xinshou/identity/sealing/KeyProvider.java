package cn.xinshou.identity.sealing;

import java.util.List;
import java.util.UUID;

/**
 * Holds key-encryption keys. Wraps with the newest one of a ring and unwraps with any it still has, so that keys rotate while people's data
 * stays where it is. The key-encryption keys never leave it. Many at once, because a provider may be a network away.
 */
interface KeyProvider {

    /** @param keyId names the key that wrapped, so that it is found again after a rotation */
    record Wrapped(String keyId, byte[] bytes) {}

    /** @param owner whom the key belongs to; it unwraps for nobody else */
    record Locked(UUID owner, Wrapped wrapped) {}

    /** @param owner whom the key belongs to */
    record Unlocked(UUID owner, byte[] dataKey) {}

    /** Whether a key of this id is one of its keys, by its looks. */
    boolean names(String keyId);

    /** The key that wraps now. */
    String newest(Ring ring);

    /** In the order of the keys. */
    List<Wrapped> wrap(Ring ring, List<Unlocked> keys);

    /**
     * In the order of the keys.
     *
     * @throws SealBroken if one was wrapped for somebody else, by an unknown key, or was altered
     */
    List<byte[]> unwrap(Ring ring, List<Locked> keys);

    /** Looks whether there are other keys now. */
    void reload();
}
