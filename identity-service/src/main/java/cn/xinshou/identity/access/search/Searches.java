package cn.xinshou.identity.access.search;

import cn.xinshou.identity.access.cases.OpenCase;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;

/** Who looked for people. */
@ApplicationScoped
class Searches {

    private final EntityManager entities;

    Searches(EntityManager entities) {
        this.entities = entities;
    }

    /** How often the account searched since then. Two searches of one account wait for each other, so that both count. */
    @Transactional(TxType.MANDATORY)
    long inTurn(String account, Instant since) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 31))")
                .setParameter(1, account)
                .getResultList();
        return ((Number) entities.createNativeQuery("select count(*) from people_search where used_by = ?1 and at > ?2")
                        .setParameter(1, account)
                        .setParameter(2, since)
                        .getSingleResult())
                .longValue();
    }

    @Transactional(TxType.MANDATORY)
    void note(Actor officer, Item item, OpenCase open, int found, Instant at) {
        entities.createNativeQuery("insert into people_search (used_by, role, item, case_id, found, at)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, officer.id())
                .setParameter(2, officer.role())
                .setParameter(3, item.word())
                .setParameter(4, open.id())
                .setParameter(5, found)
                .setParameter(6, at)
                .executeUpdate();
    }
}
