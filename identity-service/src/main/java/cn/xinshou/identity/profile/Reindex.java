package cn.xinshou.identity.profile;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Brings the blind index under its newest key after a rotation, from the sealed values, while the service serves. Who is left is who is not
 * under it yet, so that it goes on where it was stopped; replicas that look at once do some of the work twice.
 */
@ApplicationScoped
class Reindex {

    private static final Logger LOG = Logger.getLogger(Reindex.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int BATCH = 500;

    private final ReindexPerson person;

    Reindex(ReindexPerson person) {
        this.person = person;
    }

    @Scheduled(every = "${xinshou.sealing.rotate-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        var older = person.reload();
        if (!older.isEmpty()) {
            var failed = 0;
            var done = 0;
            var after = FIRST;
            for (var behind = person.behind(after, BATCH); !behind.isEmpty(); behind = person.behind(after, BATCH)) {
                for (var subject : behind) {
                    after = subject;
                    if (tryToReindex(subject)) {
                        done++;
                    } else {
                        failed++;
                    }
                }
            }
            if (done > 0 && failed == 0) {
                LOG.infof(
                        "The blind index is under its newest key; %s can be retired once every replica has it", older);
            }
        }
        var dropped = person.dropRetired();
        if (dropped > 0) {
            LOG.infof("%d entries of the blind index under retired keys are gone", dropped);
        }
    }

    // One that fails stays findable under the keys before, and is among the next look's again.
    private boolean tryToReindex(UUID subject) {
        try {
            person.reindex(subject);
            return true;
        } catch (RuntimeException e) {
            LOG.errorf(e, "The index of %s stays under an older key", subject);
            return false;
        }
    }
}
