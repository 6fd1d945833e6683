package cn.xinshou.identity.sealing;

import java.util.UUID;

/**
 * Holds the key-encryption keys. Wraps with its newest key and unwraps with any it still has, so that keys rotate while people's data
 * stays where it is. The key-encryption keys never leave it.
 */
interface KeyProvider {

    /** @param keyId names the key that wrapped, so that it is found again after a rotation */
    record Wrapped(String keyId, byte[] bytes) {}

    Wrapped wrap(byte[] dataKey, UUID subject);

    /** @throws SealBroken if the bytes were wrapped for somebody else, by an unknown key, or were altered */
    byte[] unwrap(Wrapped wrapped, UUID subject);
}
