package cn.xinshou.consent.publishing;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.ShippedPolicy;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;

/** Publishes the policy that comes with the service, once in the life of the database. */
@ApplicationScoped
class PublishShippedPolicy {

    private final Policies policies;
    private final Journal journal;
    private final Clock clock;

    PublishShippedPolicy(Policies policies, Journal journal, Clock clock) {
        this.policies = policies;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    void publish() throws SQLException {
        var policy = ShippedPolicy.policy();
        if (policies.publish(policy)) {
            journal.append(new PolicyEvent.Published(
                    policy.version(),
                    policy.digests(),
                    policy.effectiveFrom(),
                    null,
                    false,
                    Set.of(),
                    false,
                    Set.of(),
                    Set.of(),
                    clock.instant()));
        }
    }
}
