package cn.xinshou.audit.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.audit.ledger.Sealing;
import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How what identifies people is remembered: by keyed hashes where it must be recognised, sealed where it must be read again. The two
 * keys are apart, so that each use can end by itself.
 */
@Startup
@ApplicationScoped
class LoginKeys {

    private static final int LENGTH = 16;

    private final SecretKeySpec hashing;
    private final Sealing addresses;

    LoginKeys(Keys keys) {
        this.hashing = new SecretKeySpec(keys.load("login-hash.key", Sealing::newKey), "HmacSHA256");
        this.addresses = new Sealing(keys.load("login-address.key", Sealing::newKey));
    }

    /** One account however it was typed: compatibility forms, case and blanks around do not matter. */
    static String normalised(String account) {
        return Normalizer.normalize(account, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    byte[] account(String normalised) {
        return hash("account", normalised.getBytes(UTF_8));
    }

    byte[] device(String device) {
        return hash("device", device.getBytes(UTF_8));
    }

    byte[] network(Address address) {
        return hash("network", address.network());
    }

    byte[] sealAddress(Address address, UUID login) {
        return addresses.seal(address.text().getBytes(UTF_8), "login-address|" + login);
    }

    /** Half of the output is more than enough to tell values apart, and says nothing without the key. */
    private byte[] hash(String kind, byte[] value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(hashing);
            mac.update((kind + "|").getBytes(UTF_8));
            return Arrays.copyOf(mac.doFinal(value), LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
