package cn.xinshou.identity.sealing;

import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;

/**
 * Finds people by an exact value through HMAC-SHA-256 under keys of its own: whoever has the table but not the key cannot even try out the
 * few billion phone numbers there are.
 */
@ApplicationScoped
@Startup
public class BlindIndex {

    private static final String HMAC = "HmacSHA256";

    private final Keyset keyset;
    private final EntityManager entities;

    BlindIndex(Keys keys, EntityManager entities) {
        this.keyset = Keyset.parse(keys.load("identity.blind-index", () -> Keyset.generate("index-1")), HMAC);
        this.entities = entities;
    }

    /**
     * Points from the value to the person, in place of the value before it.
     *
     * @return false if the item is one that no two people share and somebody else has the value
     */
    @Transactional(TxType.MANDATORY)
    public boolean point(String item, String value, UUID subject) {
        forget(item, subject);
        return entities.createNativeQuery("insert into blind_index (subject, item, key_id, digest) values (?, ?, ?, ?)"
                                + " on conflict do nothing")
                        .setParameter(1, subject)
                        .setParameter(2, item)
                        .setParameter(3, keyset.currentId())
                        .setParameter(4, digest(item, value))
                        .executeUpdate()
                == 1;
    }

    @Transactional(TxType.MANDATORY)
    public void forget(String item, UUID subject) {
        entities.createNativeQuery("delete from blind_index where subject = ? and item = ?")
                .setParameter(1, subject)
                .setParameter(2, item)
                .executeUpdate();
    }

    /** The people whose item has exactly this value. */
    @Transactional(TxType.MANDATORY)
    @SuppressWarnings("unchecked")
    public List<UUID> find(String item, String value) {
        return entities.createNativeQuery(
                        "select subject from blind_index where item = ? and key_id = ? and digest = ?", UUID.class)
                .setParameter(1, item)
                .setParameter(2, keyset.currentId())
                .setParameter(3, digest(item, value))
                .getResultList();
    }

    private byte[] digest(String item, String value) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(keyset.current());
            // The item is part of it, so that the same text under two items does not show as the same.
            mac.update(item.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
        }
    }
}
