package cn.xinshou.identity.copy;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Lets no package lie behind a link that opens no more. */
@ApplicationScoped
class DropPackages {

    private final PackageLinks links;
    private final Clock clock;

    DropPackages(PackageLinks links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    @Scheduled(every = "${xinshou.packages.drop-every}")
    void drop() {
        links.dropExpired(clock.instant());
    }
}
