package cn.xinshou.identity.order;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The registration orders of all people. */
@ApplicationScoped
public class RegistrationOrders implements PanacheRepositoryBase<RegistrationOrder, RegistrationOrder.Key> {

    /** The one that ends last comes first. */
    public List<RegistrationOrder> of(UUID subject) {
        return list("subject = ?1 order by lockedUntil desc, orderId", subject);
    }

    Optional<RegistrationOrder> named(UUID subject, String order) {
        return findByIdOptional(new RegistrationOrder.Key(subject, order));
    }
}
