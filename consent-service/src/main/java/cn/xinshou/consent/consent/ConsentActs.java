package cn.xinshou.consent.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ConsentActs implements PanacheRepositoryBase<ConsentAct, UUID> {

    /** Newest first, before the given revision; one row more than the limit where there is one. */
    List<ConsentAct> page(UUID subject, String purpose, long before, int limit) {
        return find("subject = ?1 and purpose = ?2 and revision < ?3 order by revision desc", subject, purpose, before)
                .range(0, limit)
                .list();
    }

    /** Whether the person said anything about the purpose since then; what time ends is no word of theirs. */
    boolean answeredSince(UUID subject, String purpose, Instant asked) {
        return count(
                        "subject = ?1 and purpose = ?2 and at >= ?3 and action <> ?4",
                        subject,
                        purpose,
                        asked,
                        ConsentAct.Action.expire.name())
                > 0;
    }
}
