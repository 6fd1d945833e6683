package cn.xinshou.identity.sealing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Looks whether there are new key-encryption keys, and brings everything under the newest, in batches, while the service serves. What is left to
 * do is what is under another key, so that it goes on where it was stopped, and replicas that look at once do the same work twice at worst.
 */
@ApplicationScoped
class RotateKeys {

    private static final Logger LOG = Logger.getLogger(RotateKeys.class);
    private static final UUID FIRST = new UUID(0, 0);

    // One call to a Vault and one short transaction.
    private static final int BATCH = 200;

    private final KeyEncryption keys;
    private final Rewrap rewrap;
    private final List<WrappedKeys> everywhere;
    private final MultiGauge wrapped;
    private final Set<String> inUse = new HashSet<>();

    RotateKeys(KeyEncryption keys, Rewrap rewrap, @All List<WrappedKeys> everywhere, MeterRegistry metrics) {
        this.keys = keys;
        this.rewrap = rewrap;
        this.everywhere = everywhere;
        this.wrapped = MultiGauge.builder("xinshou.keys.wrapped")
                .description("Data keys by the key-encryption key that wraps them")
                .register(metrics);
    }

    @Scheduled(every = "${xinshou.sealing.rotate-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        keys.reload();
        everywhere.forEach(this::bringUnderNewest);
        report();
    }

    private void bringUnderNewest(WrappedKeys where) {
        var newest = keys.newest(where.ring());
        var after = FIRST;
        var old = rewrap.old(where, newest, after, BATCH);
        while (!old.isEmpty()) {
            tryToReplace(where, old);
            after = old.getLast().owner();
            old = rewrap.old(where, newest, after, BATCH);
        }
    }

    private void tryToReplace(WrappedKeys where, List<KeyProvider.Locked> old) {
        try {
            rewrap.replace(where, old, rewrap.anew(where, old));
        } catch (SealBroken e) {
            if (old.size() > 1) {
                // One that does not open must not keep the others back.
                old.forEach(one -> tryToReplace(where, List.of(one)));
            } else {
                LOG.errorf(
                        "The key of %s in %s does not open and stays",
                        old.getFirst().owner(), where.table());
            }
        }
    }

    private void report() {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        var seen = new HashSet<String>();
        for (var where : everywhere) {
            rewrap.counts(where).forEach((key, count) -> {
                rows.add(MultiGauge.Row.of(Tags.of("table", where.table(), "key", key), count));
                seen.add(where.table() + "/" + key);
            });
        }
        wrapped.register(rows, true);
        inUse.stream()
                .filter(key -> !seen.contains(key))
                .forEach(key -> LOG.infof("Nothing is wrapped by %s any more; that key is no longer needed", key));
        inUse.clear();
        inUse.addAll(seen);
    }
}
