package cn.xinshou.identity.sealing;

import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Marks what leaves this service and comes back, so that nobody else can make it up: HMAC-SHA-256 under keys of its own. */
@ApplicationScoped
@Startup
public class Authenticity {

    private static final String HMAC = "HmacSHA256";

    private final Keyset keyset;

    Authenticity(Keys keys) {
        this.keyset = Keyset.parse(
                keys.load("identity.marks", () -> Keyset.generate("mark-1", Keyset.HMAC_KEY_BYTES)), Keyset::hmacKey);
    }

    /** 43 characters, safe in addresses and lines of a file. */
    public String mark(String text) {
        return mark(keyset.current(), text);
    }

    /** Whether one of our keys, the one in use or an older one, marked this text. Takes as long for a wrong mark as for a right one. */
    public boolean isGenuine(String text, String mark) {
        var given = mark.getBytes(StandardCharsets.UTF_8);
        return keyset.all().values().stream()
                .map(key -> mark(key, text).getBytes(StandardCharsets.UTF_8))
                .anyMatch(ours -> MessageDigest.isEqual(ours, given));
    }

    private static String mark(SecretKey key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
        }
    }
}
