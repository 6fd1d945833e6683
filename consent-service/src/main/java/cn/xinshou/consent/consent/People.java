package cn.xinshou.consent.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.FlushModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class People implements PanacheRepositoryBase<Person, UUID> {

    // The row comes from "fresh" if it was not there, else from "known"; from neither if another transaction made it
    // after this statement began, and then the next one sees it. The revision is drawn above the lock, so after it.
    private static final String LOCK = """
            with fresh as (insert into person (subject) values (?1) on conflict do nothing returning *)
            select person.*, nextval('revision_seq') as drawn
            from (select * from fresh
                  union all select * from (select * from person where subject = ?1 for update) known) person
            """;

    private final Consents consents;

    People(Consents consents) {
        this.consents = consents;
    }

    /** Locks the person's row, making it if need be: two acts of one person happen one after the other, and so do their events. */
    Person lock(UUID subject) {
        var person = tryLock(subject).or(() -> tryLock(subject)).orElseThrow();
        if (!person.knowsConsents()) {
            person.know(consents.of(subject));
        }
        return person;
    }

    private Optional<Person> tryLock(UUID subject) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(LOCK, Object[].class)
                .addEntity("person", Person.class)
                .addScalar("drawn", Long.class)
                .setParameter(1, subject)
                .list()
                .stream()
                .findFirst()
                .map(row -> {
                    var person = (Person) row[0];
                    person.draw((Long) row[1]);
                    return person;
                });
    }

    boolean isErased(UUID subject) {
        return findByIdOptional(subject).filter(Person::erased).isPresent();
    }

    /** The next mark for a person whose row is locked. Its time is as exact as the database keeps it, so that all records agree. */
    Mark next(Person person, Instant at) {
        var revision = person.drawn().orElseGet(this::nextRevision);
        person.advance(revision);
        return new Mark(revision, UUID.randomUUID(), at.truncatedTo(ChronoUnit.MICROS));
    }

    private long nextRevision() {
        return ((Number) getEntityManager()
                        .createNativeQuery("select nextval('revision_seq')")
                        // What waits to be written is none of the sequence's business; writing it now would write it
                        // twice.
                        .setFlushMode(FlushModeType.COMMIT)
                        .getSingleResult())
                .longValue();
    }

    /** Whether this is what the person said last about any version. */
    boolean saidLast(UUID subject, String version, PolicyDecision decision) {
        return !getEntityManager()
                .createNativeQuery("""
                        select 1 from (select version, decision from policy_decision where subject = ?1
                                       order by revision desc limit 1) last
                        where version = ?2 and decision = ?3
                        """)
                .setParameter(1, subject)
                .setParameter(2, version)
                .setParameter(3, decision.name())
                .getResultList()
                .isEmpty();
    }

    /** What a person said of a version. */
    record Decided(String version, PolicyDecision decision, Instant at, long revision) {}

    /** What the person said of versions, newest first, before the given revision. */
    List<Decided> decisions(UUID subject, long before, int limit) {
        List<?> rows = getEntityManager()
                .createNativeQuery("""
                        select version, decision, at, revision from policy_decision
                        where subject = ?1 and revision < ?2 order by revision desc limit ?3
                        """)
                .setParameter(1, subject)
                .setParameter(2, before)
                .setParameter(3, limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Decided(
                        (String) row[0],
                        PolicyDecision.valueOf((String) row[1]),
                        (Instant) row[2],
                        ((Number) row[3]).longValue()))
                .toList();
    }

    /** The versions that the person ever said something about. */
    List<String> decidedOn(UUID subject) {
        List<?> versions = getEntityManager()
                .createNativeQuery("select distinct version from policy_decision where subject = ?1")
                .setParameter(1, subject)
                .getResultList();
        return versions.stream().map(String.class::cast).toList();
    }

    /** What governed the person before they accepted the version, if anything did. */
    Optional<String> replacedBy(UUID subject, String version) {
        List<?> replaced = getEntityManager()
                .createNativeQuery("""
                        select replaced from policy_decision
                        where subject = ?1 and version = ?2 and decision = 'ACCEPT' and replaced is not null
                        order by revision desc limit 1
                        """)
                .setParameter(1, subject)
                .setParameter(2, version)
                .getResultList();
        return replaced.stream().map(String.class::cast).findFirst();
    }

    /** @param replaced what governed the person before, where the decision took its place */
    void keep(UUID subject, String version, PolicyDecision decision, @Nullable String replaced, Mark mark) {
        getEntityManager()
                .createNativeQuery("""
                        insert into policy_decision (id, subject, version, decision, replaced, at, revision)
                        values (?1, ?2, ?3, ?4, cast(?5 as text), ?6, ?7)
                        """)
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, subject)
                .setParameter(3, version)
                .setParameter(4, decision.name())
                .setParameter(5, replaced)
                .setParameter(6, mark.at())
                .setParameter(7, mark.revision())
                .executeUpdate();
    }
}
