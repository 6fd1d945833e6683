package cn.xinshou.consent.policy;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.TreeMap;

/** Publishes the policy that comes with the service, once in the life of the database. */
@ApplicationScoped
class PublishShippedPolicy {

    private static final String VERSION = "2025-01-01";

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
        var policy = new Policy(1, PolicyFiles.shippedDocument(VERSION), PolicyFiles.shippedTexts(VERSION));
        if (policies.publish(policy.document(), PolicyFiles.shippedTexts(VERSION))) {
            var digests = new TreeMap<String, String>();
            PolicyFiles.shippedTexts(VERSION).forEach((language, text) -> digests.put(language.tag(), text.digest()));
            journal.append(
                    new PolicyEvent.Published(policy.version(), digests, policy.effectiveFrom(), clock.instant()));
        }
    }
}
