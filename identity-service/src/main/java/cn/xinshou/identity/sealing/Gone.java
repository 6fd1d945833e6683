package cn.xinshou.identity.sealing;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Keeps whoever was erased from getting a key again: whoever comes back gets a new id. */
@ApplicationScoped
public class Gone {

    private final EntityManager entities;

    Gone(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Lets one transaction at a time make or destroy this person's first key: an erasure sees every key that was being made, and
     * whoever makes one afterwards sees the erasure. Where there is a key, waits for whoever is changing the person.
     */
    @Transactional(TxType.MANDATORY)
    public void lock(UUID subject) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 60))", Object.class)
                .setParameter(1, subject.toString())
                .getSingleResult();
        entities.createNativeQuery("select 1 from person_key where subject = ?1 for update")
                .setParameter(1, subject)
                .getResultList();
    }

    /**
     * The same for many at once, without waiting: whoever is being changed is left out. Who waits for one while holding others could be waited
     * for in turn.
     *
     * @return those of the people who are locked now
     */
    @Transactional(TxType.MANDATORY)
    public Set<UUID> lockFree(Collection<UUID> subjects) {
        var free = subjects(
                "select s from unnest(?1) s where pg_try_advisory_xact_lock(hashtextextended(s::text, 60))", subjects);
        var busy = subjects("""
                with locked as materialized (select subject from person_key where subject = any (?1) for update skip locked)
                select k.subject from person_key k
                where k.subject = any (?1) and k.subject not in (select subject from locked)
                """, free);
        free.removeAll(busy);
        return free;
    }

    private Set<UUID> subjects(String sql, Collection<UUID> subjects) {
        var found = new HashSet<UUID>();
        for (var subject : entities.createNativeQuery(sql, UUID.class)
                .setParameter(1, subjects.toArray(UUID[]::new))
                .getResultList()) {
            found.add((UUID) subject);
        }
        return found;
    }

    /**
     * For whoever is about to write something down about a person without changing them: until this transaction ends, nobody erases the
     * person, so that an erasure finds what was written. Waits for an erasure under way.
     *
     * @return false if there is nobody to write about any more
     */
    @Transactional(TxType.MANDATORY)
    public boolean stays(UUID subject) {
        var hasNoKey = entities.createNativeQuery("select 1 from person_key where subject = ?1 for key share")
                .setParameter(1, subject)
                .getResultList()
                .isEmpty();
        if (hasNoKey) {
            // There is no row to hold on to; whoever erases takes this lock before looking for what there is.
            entities.createNativeQuery("select pg_advisory_xact_lock_shared(hashtextextended(?1, 60))", Object.class)
                    .setParameter(1, subject.toString())
                    .getSingleResult();
        }
        return !isErased(subject);
    }

    /** @throws Problem PERSON_ERASED */
    @Transactional(TxType.MANDATORY)
    public void requireNotErased(UUID subject) {
        if (isErased(subject)) {
            throw Problem.of(
                            IdentityProblem.PERSON_ERASED,
                            "Everything about this person was erased for good. Whoever comes back gets a new id.")
                    .field("subject", "was erased");
        }
    }

    @Transactional(TxType.MANDATORY)
    public boolean isErased(UUID subject) {
        return !entities.createNativeQuery("select 1 from erasure where subject = ?1 and state <> 'ordered'")
                .setParameter(1, subject)
                .getResultList()
                .isEmpty();
    }
}
