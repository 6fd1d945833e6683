package cn.xinshou.consent.policy;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;

/** Nobody is asked anything before there is a policy to show. */
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
}
