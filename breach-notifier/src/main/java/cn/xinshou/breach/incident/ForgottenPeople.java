package cn.xinshou.breach.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.breach.sql.Rows;
import cn.xinshou.frontdoor.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who was erased, known again when a late fact about them comes in and listed by nobody: only a keyed hash is remembered. */
@ApplicationScoped
public class ForgottenPeople {

    private static final int KEY_BYTES = 32;

    private final Rows rows;
    private final SecretKeySpec key;

    ForgottenPeople(Rows rows, Keys keys) {
        this.rows = rows;
        this.key = new SecretKeySpec(keys.load("breach-forgotten.hmac", ForgottenPeople::generate), "HmacSHA256");
    }

    public boolean contains(UUID person) {
        return !rows.read(row -> true, "select 1 from forgotten_person where hash = ?", hash(person))
                .isEmpty();
    }

    public void add(UUID person) {
        rows.change("insert into forgotten_person (hash) values (?) on conflict do nothing", hash(person));
    }

    private byte[] hash(UUID person) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(("forgotten|" + person).getBytes(UTF_8));
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
