package cn.xinshou.consent.publishing;

import cn.xinshou.consent.policy.Policies;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;

/** Nobody is asked anything before there is a policy to show; and this replica knows at once what it published itself. */
@ApplicationScoped
class PoliciesAtStart {

    /** Before whatever reads policies at start. */
    static final int FIRST = 100;

    private final PublishShippedPolicy shipped;
    private final Policies policies;

    PoliciesAtStart(PublishShippedPolicy shipped, Policies policies) {
        this.shipped = shipped;
        this.policies = policies;
    }

    void onStart(@Observes @Priority(FIRST) StartupEvent event) throws SQLException {
        shipped.publish();
        policies.refresh();
    }

    void onPublication(@Observes(during = TransactionPhase.AFTER_SUCCESS) PolicyEvent.Published published) {
        policies.refresh();
    }
}
