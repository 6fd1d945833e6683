package cn.xinshou.identity.message;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The messages that are to be handed on. */
@ApplicationScoped
class OutgoingMessages implements PanacheRepositoryBase<OutgoingMessage, UUID> {

    /** One that is due and that no other replica has in hand; it stays in hand until the transaction ends. */
    @SuppressWarnings("unchecked")
    Optional<OutgoingMessage> take(Instant now) {
        List<OutgoingMessage> due = getEntityManager()
                .createNativeQuery(
                        "select * from outgoing_message where next_at <= ?1 order by next_at limit 1 for update skip locked",
                        OutgoingMessage.class)
                .setParameter(1, now)
                .getResultList();
        return due.stream().findFirst();
    }
}
