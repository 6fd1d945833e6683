package cn.xinshou.consent.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Consents implements PanacheRepositoryBase<Consent, UUID> {

    Optional<Consent> find(UUID subject, String purpose) {
        return find("subject = ?1 and purpose = ?2", subject, purpose).firstResultOptional();
    }

    List<Consent> of(UUID subject) {
        return list("subject = ?1", subject);
    }

    /** In the order of purposes, behind the given one. */
    List<Consent> page(UUID subject, String after, int limit) {
        return find("subject = ?1 and purpose > ?2 order by purpose", subject, after)
                .range(0, limit)
                .list();
    }

    /** People with a grant whose time is over but not written down as expired; of those who are gone nothing more is. */
    List<UUID> due(Instant now, int most) {
        return getEntityManager()
                .createQuery("""
                        select c.subject from Consent c where c.state = ?1 and c.expires <= ?2
                          and not exists (select 1 from Person p where p.subject = c.subject and p.erased)
                        group by c.subject order by min(c.expires)
                        """, UUID.class)
                .setParameter(1, ConsentState.GRANTED)
                .setParameter(2, now)
                .setMaxResults(most)
                .getResultList();
    }
}
