package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The profiles of all people. */
@ApplicationScoped
class Profiles implements PanacheRepositoryBase<Profile, UUID> {

    Optional<Profile> of(UUID subject) {
        return findByIdOptional(subject);
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
}
