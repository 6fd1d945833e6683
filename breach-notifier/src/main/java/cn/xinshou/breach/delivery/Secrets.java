package cn.xinshou.breach.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.frontdoor.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What is derived with this service's own key: verification codes, message ids, and traces of addresses. */
@ApplicationScoped
class Secrets {

    // Crockford's alphabet: no letter that reads like a digit when somebody types it from paper.
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int KEY_BYTES = 32;
    private static final int CODE_LENGTH = 12;

    private final SecretKeySpec key;

    Secrets(Keys keys) {
        this.key = new SecretKeySpec(keys.load("breach-notice.hmac", Secrets::generate), "HmacSHA256");
    }

    /** 60 bits, the same for every notice of one incident to one person: {@code XXXX-XXXX-XXXX}. */
    String verificationCode(UUID incident, UUID subject) {
        var bytes = mac("code", incident + "/" + subject);
        var code = new StringBuilder();
        for (var i = 0; i < CODE_LENGTH; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(bytes[i] & 31));
        }
        return code.toString();
    }

    /** The same at every attempt, so that mail systems can tell a repetition. */
    String messageId(UUID notice, UUID subject, String channel, String domain) {
        var bytes = mac("message-id", notice + "/" + subject + "/" + channel);
        return "<" + HexFormat.of().formatHex(bytes, 0, 16) + "@" + domain + ">";
    }

    /** Proves to whoever holds the address and the key that it was this one; tells nothing to anybody else. */
    String addressHash(String address) {
        return HexFormat.of().formatHex(mac("address", address.toLowerCase(Locale.ROOT)));
    }

    private byte[] mac(String use, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal((use + "\0" + text).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] generate() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
