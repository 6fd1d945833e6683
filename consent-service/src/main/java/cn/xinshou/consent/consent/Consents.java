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

    /** Grants whose time is over but not written down as expired; of people who are gone nothing more is. */
    List<Consent> due(Instant now, int limit) {
        return find("""
                        from Consent c where c.state = ?1 and c.expires <= ?2
                          and not exists (select 1 from Person p where p.subject = c.subject and p.erased)
                        order by c.expires
                        """, ConsentState.GRANTED, now).range(0, limit - 1).list();
    }
}
