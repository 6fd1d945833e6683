package cn.xinshou.audit.login;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A login with nothing left in it that could be read back: places, hashes, families. Only the account is still its name. */
record Attempt(
        UUID id,
        String accountName,
        byte[] account,
        @Nullable UUID subject,
        byte[] device,
        byte[] network,
        Place place,
        Client client,
        boolean success,
        Instant at,
        byte[] sealedAddress) {

    String accountHash() {
        return HexFormat.of().formatHex(account);
    }

    String deviceHash() {
        return HexFormat.of().formatHex(device);
    }

    String networkHash() {
        return HexFormat.of().formatHex(network);
    }

    /** Facts about one person, or about one account of nobody known, keep their order. */
    String key() {
        return subject == null ? accountHash() : subject.toString();
    }

    String zh() {
        return place.zh() + " · " + client.family();
    }

    String en() {
        return place.en() + " · " + client.family();
    }

    @Override
    public String toString() {
        return "Attempt[" + id + "]";
    }
}
