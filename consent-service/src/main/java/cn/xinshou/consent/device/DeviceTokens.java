package cn.xinshou.consent.device;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks device tokens. A token is the base64url of 65 bytes: 1 for the version of the form, 16 the device, 8 its claim, 8 the
 * second of issue, and 32 the HMAC-SHA-256 of those 33 under the key {@code device.key}, which serves nothing else.
 */
@ApplicationScoped
@Startup
class DeviceTokens {

    private static final String MAC = "HmacSHA256";
    private static final byte FORM = 1;
    private static final int SIGNED = 1 + 16 + 8 + 8;
    private static final int LENGTH = SIGNED + 32;
    private static final int KEY = 32;
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Duration lasts;
    private final Clock clock;

    DeviceTokens(Keys keys, DeviceConfig config, Clock clock) {
        var secret = keys.load("device.key", this::newKey);
        if (secret.length < KEY) {
            throw new IllegalStateException("key file device.key has fewer than " + KEY + " bytes");
        }
        this.key = new SecretKeySpec(secret, MAC);
        this.lasts = config.tokenLasts();
        this.clock = clock;
    }

    /** For a device that nobody has claimed. */
    DeviceToken draw(UUID device) {
        return new DeviceToken(device, random.nextLong(), clock.instant());
    }

    /** The same claim, good for the whole time again; empty while the token is young. */
    Optional<DeviceToken> renewed(DeviceToken token) {
        var now = clock.instant();
        return token.issued().plus(lasts.dividedBy(2)).isAfter(now)
                ? Optional.empty()
                : Optional.of(new DeviceToken(token.device(), token.claim(), now));
    }

    String write(DeviceToken token) {
        var bytes = ByteBuffer.allocate(LENGTH)
                .put(FORM)
                .putLong(token.device().getMostSignificantBits())
                .putLong(token.device().getLeastSignificantBits())
                .putLong(token.claim())
                .putLong(token.issued().getEpochSecond());
        bytes.put(sign(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty for everything that is not a token of ours, of this device, still good; which of these it was is not told. */
    Optional<DeviceToken> read(@Nullable String text, UUID device) {
        return decoded(text)
                .filter(bytes -> MessageDigest.isEqual(sign(bytes), tail(bytes)))
                .map(DeviceTokens::token)
                .filter(token -> token.device().equals(device) && isGood(token));
    }

    private boolean isGood(DeviceToken token) {
        var now = clock.instant();
        return !token.issued().isAfter(now.plus(AHEAD))
                && token.issued().plus(lasts).isAfter(now);
    }

    private static Optional<byte[]> decoded(@Nullable String text) {
        if (text == null || text.length() != (LENGTH * 4 + 2) / 3) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text.getBytes(US_ASCII));
            return bytes.length == LENGTH && bytes[0] == FORM ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DeviceToken token(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes, 1, SIGNED - 1);
        return new DeviceToken(
                new UUID(buffer.getLong(), buffer.getLong()),
                buffer.getLong(),
                Instant.ofEpochSecond(buffer.getLong()));
    }

    private static byte[] tail(byte[] bytes) {
        return Arrays.copyOfRange(bytes, SIGNED, LENGTH);
    }

    private byte[] sign(byte[] bytes) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(bytes, 0, SIGNED);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    private byte[] newKey() {
        var secret = new byte[KEY];
        random.nextBytes(secret);
        return secret;
    }
}
