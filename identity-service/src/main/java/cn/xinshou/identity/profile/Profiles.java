package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.AgeBand;
import cn.xinshou.identity.item.Item;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The profiles of all people. */
@ApplicationScoped
class Profiles implements PanacheRepositoryBase<Profile, UUID> {

    Optional<Profile> of(UUID subject) {
        return findByIdOptional(subject);
    }

    /** With the items, by one query whose plan is made once; what is asked of a list is planned anew each time. */
    Optional<Profile> whole(UUID subject) {
        return find("from Profile p left join fetch p.items where p.subject = ?1", subject)
                .singleResultOptional();
    }

    List<Profile> of(Collection<UUID> subjects) {
        return list("select distinct p from Profile p left join fetch p.items where p.subject in ?1", subjects);
    }

    /** Which items are held, and what each was collected for. */
    Map<Item, String> purposes(UUID subject) {
        var purposes = new EnumMap<Item, String>(Item.class);
        getEntityManager()
                .createQuery(
                        "select key(held), held.purpose from Profile p join p.items held where p.subject = :subject",
                        Object[].class)
                .setParameter("subject", subject)
                .getResultStream()
                .forEach(row -> purposes.put((Item) row[0], (String) row[1]));
        return purposes;
    }

    /** Whether the person is under 18 as far as anybody knows: by age, else by having a guardian. */
    boolean isMinor(UUID subject, Set<Item> held) {
        var band = getEntityManager()
                .createQuery("select p.ageBand from Profile p where p.subject = :subject", AgeBand.class)
                .setParameter("subject", subject)
                .getResultStream()
                .filter(Objects::nonNull)
                .findFirst();
        return band.map(known -> known != AgeBand.ADULT).orElse(held.contains(Item.GUARDIAN));
    }

    /** Those who may come of age: everybody not known to be grown up whose date of birth is held, in the order of ids. */
    @Transactional
    List<UUID> notGrownUp(UUID after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select p.subject from Profile p
                        where p.subject > :after and (p.ageBand is null or p.ageBand <> :adult)
                          and exists (select 1 from Profile q join q.items held where q = p and key(held) in :sources)
                        order by p.subject
                        """, UUID.class)
                .setParameter("after", after)
                .setParameter("adult", AgeBand.ADULT)
                .setParameter("sources", AgeBand.SOURCES)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Whether birthdays of that day were looked for. */
    @Transactional
    boolean wasLookedAt(LocalDate day) {
        return !getEntityManager()
                .createNativeQuery("select 1 from birthday_look where day = ?1")
                .setParameter(1, day)
                .getResultList()
                .isEmpty();
    }

    void noteLook(LocalDate day) {
        getEntityManager()
                .createNativeQuery("insert into birthday_look (day) values (?1) on conflict do nothing")
                .setParameter(1, day)
                .executeUpdate();
    }
}
