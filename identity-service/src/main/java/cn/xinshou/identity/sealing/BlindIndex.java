package cn.xinshou.identity.sealing;

import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Finds people by an exact value through HMAC-SHA-256 under keys of its own: whoever has the table but not the key cannot even try out the
 * few billion phone numbers there are.
 *
 * <p>While keys rotate, the file holds several. What is written is written under every one of them and what is looked for is looked for under
 * every one, so that nobody is missed and no two people hold one ID number, whichever of the keys a replica knows already.
 */
@ApplicationScoped
@Startup
public class BlindIndex {

    private static final String FILE = "identity.blind-index";

    private final KeysetFile file;
    private final EntityManager entities;

    BlindIndex(Keys keys, EntityManager entities) {
        this.file = new KeysetFile(
                FILE, () -> keys.load(FILE, () -> Keyset.generate("index-1", Keyset.HMAC_KEY_BYTES)), Keyset::hmacKey);
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
        return complete(item, value, subject);
    }

    /**
     * Points from the value to the person under every key under which nothing does yet.
     *
     * @return false as {@link #point}
     */
    @Transactional(TxType.MANDATORY)
    public boolean complete(String item, String value, UUID subject) {
        // In the order of their ids, so that two writers of one value wait for each other and never in a circle.
        for (var key : new TreeMap<>(file.now().all()).entrySet()) {
            var digest = digest(key.getValue(), item, value);
            var inserted = entities.createNativeQuery("insert into blind_index (subject, item, key_id, digest)"
                            + " values (?, ?, ?, ?) on conflict do nothing")
                    .setParameter(1, subject)
                    .setParameter(2, item)
                    .setParameter(3, key.getKey())
                    .setParameter(4, digest)
                    .executeUpdate();
            if (inserted == 0 && !points(item, key.getKey(), digest, subject)) {
                return false;
            }
        }
        return true;
    }

    @Transactional(TxType.MANDATORY)
    public void forget(String item, UUID subject) {
        entities.createNativeQuery("delete from blind_index where subject = ? and item = ?")
                .setParameter(1, subject)
                .setParameter(2, item)
                .executeUpdate();
    }

    /**
     * The people who have this value, in the order of their ids; at most one for an item that no two people share.
     *
     * @param item one that is indexed: {@code phone}, {@code idNumber} or {@code email}
     * @param value exactly as it is kept, which is as the item's check returns it
     */
    @Transactional(TxType.MANDATORY)
    public List<UUID> find(String item, String value) {
        var found = new ArrayList<UUID>();
        file.now().all().forEach((id, key) -> {
            List<?> subjects = entities.createNativeQuery(
                            "select subject from blind_index where item = ? and key_id = ? and digest = ?", UUID.class)
                    .setParameter(1, item)
                    .setParameter(2, id)
                    .setParameter(3, digest(key, item, value))
                    .getResultList();
            subjects.forEach(subject -> found.add((UUID) subject));
        });
        return found.stream().distinct().sorted().toList();
    }

    /** People of whom something is indexed, but not under the newest key; in the order of their ids. */
    @Transactional(TxType.MANDATORY)
    public List<UUID> behind(UUID after, int limit) {
        List<?> subjects = entities.createNativeQuery("""
                        select distinct b.subject from blind_index b
                        where b.key_id <> ?1 and b.subject > ?2 and not exists
                          (select 1 from blind_index n where n.subject = b.subject and n.item = b.item and n.key_id = ?1)
                        order by b.subject limit ?3
                        """, UUID.class)
                .setParameter(1, file.now().currentId())
                .setParameter(2, after)
                .setParameter(3, limit)
                .getResultList();
        return subjects.stream().map(UUID.class::cast).toList();
    }

    /** Reads the key file again; what it says from now on holds for what follows. */
    public void reload() {
        file.reload();
    }

    /** The ids of the keys before the newest; nothing to do while there are none. */
    public List<String> olderKeys() {
        var ids = file.now().ids();
        return ids.subList(1, ids.size());
    }

    /** Forgets what is under keys that are said to be retired. */
    @Transactional(TxType.MANDATORY)
    public int dropRetired() {
        var retired = file.now().retired();
        return retired.isEmpty()
                ? 0
                : entities.createNativeQuery("delete from blind_index where key_id in (?1)")
                        .setParameter(1, retired)
                        .executeUpdate();
    }

    private boolean points(String item, String keyId, byte[] digest, UUID subject) {
        return !entities.createNativeQuery(
                        "select 1 from blind_index where subject = ? and item = ? and key_id = ? and digest = ?")
                .setParameter(1, subject)
                .setParameter(2, item)
                .setParameter(3, keyId)
                .setParameter(4, digest)
                .getResultList()
                .isEmpty();
    }

    static byte[] digest(SecretKey key, String item, String value) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            // The item is part of it, so that the same text under two items does not show as the same.
            mac.update(item.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
        }
    }
}
