package cn.xinshou.identity.retention;

import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import cn.xinshou.journal.RetryLater;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Hears of new versions and reads them where they are published; the one in force is read at the start, if none is known yet. */
@ApplicationScoped
class LearnPolicies implements Listener {

    private static final Logger LOG = Logger.getLogger(LearnPolicies.class);

    record PolicyPublished(String version) {}

    private final PolicyService policies;
    private final Rules rules;

    LearnPolicies(@RestClient PolicyService policies, Rules rules) {
        this.policies = policies;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "identity.policies";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.consent");
    }

    @Override
    public Set<String> types() {
        return Set.of("cn.xinshou.consent.policy-published.v1");
    }

    @Override
    public void on(ReceivedEvent event) {
        var version = event.read(PolicyPublished.class).version();
        try {
            rules.learn(policies.version(version));
        } catch (RuntimeException e) {
            LOG.warnf("Version %s of the policy cannot be read now: %s", version, e.toString());
            throw new RetryLater("the policy cannot be read where it is published", e);
        }
    }

    @Scheduled(every = "${xinshou.retention.policy-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        if (rules.isEmpty()) {
            try {
                rules.learn(policies.version("current"));
            } catch (RuntimeException e) {
                LOG.warnf("The policy in force cannot be read now: %s", e.toString());
            }
        }
    }
}
