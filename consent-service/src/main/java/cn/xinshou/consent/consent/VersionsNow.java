package cn.xinshou.consent.consent;

import cn.xinshou.consent.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** All versions as this replica knows them now; worked out anew when one was published. */
@ApplicationScoped
public class VersionsNow {

    private final Policies policies;
    private final Clock clock;
    private volatile @Nullable Versions known;

    VersionsNow(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    public Versions all() {
        var published = policies.all();
        var versions = known;
        if (versions == null || versions.policies() != published) {
            versions = Versions.of(published);
            known = versions;
        }
        return versions;
    }

    /** The rank of the version in force. */
    int current() {
        return all().current(clock.millis());
    }

    /** The rank of the version that governs the person at this moment. */
    int governing(Person person) {
        return all().governing(all().rank(person.governing()), person.held(), current());
    }
}
