package cn.xinshou.audit.login;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Ends the keeping of addresses when the law no longer asks for it. */
@ApplicationScoped
class DropAddresses {

    private static final Logger LOG = Logger.getLogger(DropAddresses.class);

    private final Logins logins;
    private final Clock clock;

    DropAddresses(Logins logins, Clock clock) {
        this.logins = logins;
        this.clock = clock;
    }

    @Scheduled(every = "1h")
    @RunOnVirtualThread
    @Transactional
    void drop() {
        var dropped = logins.dropAddresses(clock.instant());
        logins.dropBareOnes();
        if (dropped > 0) {
            LOG.infof("Addresses of %d logins were dropped", dropped);
        }
    }
}
