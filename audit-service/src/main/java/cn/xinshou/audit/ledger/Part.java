package cn.xinshou.audit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A value that a leaf commits to without containing it. With salt and value at hand anyone can check the commitment; without the
 * salt it says nothing, not even to someone who guesses the value.
 *
 * @param salt 32 random bytes, never used twice
 * @param value canonical JSON
 */
public record Part(String name, byte[] salt, byte[] value) {

    /** HMAC-SHA256 under the salt over name and value. */
    public byte[] commitment() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            mac.update(name.getBytes(UTF_8));
            return mac.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** The name alone: the value is what must not appear in logs. */
    @Override
    public String toString() {
        return "Part[" + name + "]";
    }
}
