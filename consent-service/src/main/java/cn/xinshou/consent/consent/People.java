package cn.xinshou.consent.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

@ApplicationScoped
class People implements PanacheRepositoryBase<Person, UUID> {

    /** Locks the person's row, making it if need be: two acts of one person happen one after the other, and so do their events. */
    Person lock(UUID subject) {
        getEntityManager()
                .createNativeQuery("insert into person (subject) values (?1) on conflict do nothing")
                .setParameter(1, subject)
                .executeUpdate();
        return findById(subject, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The next mark for a person whose row is locked. Its time is as exact as the database keeps it, so that all records agree. */
    Mark next(Person person, Instant at) {
        var revision = ((Number) getEntityManager()
                        .createNativeQuery("select nextval('revision_seq')")
                        .getSingleResult())
                .longValue();
        person.advance(revision);
        return new Mark(revision, UUID.randomUUID(), at.truncatedTo(ChronoUnit.MICROS));
    }

    void keep(UUID subject, String version, PolicyDecision decision, Mark mark) {
        getEntityManager()
                .createNativeQuery("""
                        insert into policy_decision (id, subject, version, decision, at, revision)
                        values (?1, ?2, ?3, ?4, ?5, ?6)
                        """)
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, subject)
                .setParameter(3, version)
                .setParameter(4, decision.name())
                .setParameter(5, mark.at())
                .setParameter(6, mark.revision())
                .executeUpdate();
    }
}
