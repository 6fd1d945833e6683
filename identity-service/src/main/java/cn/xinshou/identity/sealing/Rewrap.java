package cn.xinshou.identity.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Wraps data keys anew by the newest key. What they sealed stays as it is. */
@ApplicationScoped
class Rewrap {

    private final KeyEncryption keys;
    private final EntityManager entities;

    Rewrap(KeyEncryption keys, EntityManager entities) {
        this.keys = keys;
        this.entities = entities;
    }

    /** Data keys that another key than the newest wraps, in the order of their owners. */
    @Transactional
    List<KeyProvider.Locked> old(WrappedKeys where, String newest, UUID after, int limit) {
        List<?> rows = entities.createNativeQuery(
                        "select %2$s, key_id, wrapped from %1$s where key_id <> ?1 and %2$s > ?2 order by %2$s limit ?3"
                                .formatted(where.table(), where.id()))
                .setParameter(1, newest)
                .setParameter(2, after)
                .setParameter(3, limit)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new KeyProvider.Locked(
                        (UUID) row[0], new KeyProvider.Wrapped((String) row[1], (byte[]) row[2])))
                .toList();
    }

    /** Outside of any transaction: a provider may be a network away, and nobody waits for it. */
    List<KeyProvider.Wrapped> anew(WrappedKeys where, List<KeyProvider.Locked> old) {
        var opened = keys.unwrap(where.ring(), old);
        var unlocked = new ArrayList<KeyProvider.Unlocked>();
        for (var i = 0; i < old.size(); i++) {
            unlocked.add(
                    new KeyProvider.Unlocked(old.get(i).owner(), opened.get(i).bytes()));
        }
        return keys.wrap(where.ring(), unlocked);
    }

    /** Replaces those that are still what they were: a key that was destroyed meanwhile stays destroyed, one that was replaced stays replaced. */
    @Transactional
    void replace(WrappedKeys where, List<KeyProvider.Locked> old, List<KeyProvider.Wrapped> anew) {
        for (var i = 0; i < old.size(); i++) {
            entities.createNativeQuery(
                            "update %1$s set key_id = ?1, wrapped = ?2 where %2$s = ?3 and key_id = ?4 and wrapped = ?5"
                                    .formatted(where.table(), where.id()))
                    .setParameter(1, anew.get(i).keyId())
                    .setParameter(2, anew.get(i).bytes())
                    .setParameter(3, old.get(i).owner())
                    .setParameter(4, old.get(i).wrapped().keyId())
                    .setParameter(5, old.get(i).wrapped().bytes())
                    .executeUpdate();
        }
    }

    /** How many data keys each key wraps. */
    @Transactional
    Map<String, Long> counts(WrappedKeys where) {
        var counts = new HashMap<String, Long>();
        for (var row : entities.createNativeQuery(
                        "select key_id, count(*) from %s group by key_id".formatted(where.table()))
                .getResultList()) {
            counts.put((String) ((Object[]) row)[0], ((Number) ((Object[]) row)[1]).longValue());
        }
        return counts;
    }
}
