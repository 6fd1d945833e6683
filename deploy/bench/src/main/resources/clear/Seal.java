package cn.xinshou.identity.sealing;

import java.util.UUID;

/** Leaves what would be sealed as it is. */
public final class Seal {

    Seal(UUID subject, DataKey key, Gcm cipher) {}

    public byte[] close(byte[] clear, String place) {
        return clear;
    }

    public byte[] open(byte[] sealed, String place) {
        return sealed;
    }
}
