package cn.xinshou.audit.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** What operators see of the intake. */
@ApplicationScoped
class IntakeState {

    private final Counter entries;
    private final Counter duplicates;
    private final Counter quarantined;
    private final Counter failures;
    private final AtomicLong size;
    private final AtomicLong lag;

    private volatile boolean stuck;

    IntakeState(MeterRegistry metrics) {
        entries = metrics.counter("xinshou.ledger.entries");
        duplicates = metrics.counter("xinshou.ledger.duplicates");
        quarantined = metrics.counter("xinshou.ledger.quarantined");
        failures = metrics.counter("xinshou.ledger.intake.failures");
        size = metrics.gauge("xinshou.ledger.size", new AtomicLong());
        lag = metrics.gauge("xinshou.ledger.intake.lag", new AtomicLong());
    }

    void appended(long newSize, int newEntries, int repeated, long unread) {
        stuck = false;
        size.set(newSize);
        entries.increment(newEntries);
        duplicates.increment(repeated);
        quarantined.increment(unread);
    }

    /** @param records that wait in the topics */
    void behind(long records) {
        lag.set(records);
    }

    void failed() {
        failures.increment();
    }

    /** The broker no longer has what comes next; ends with the next records that are appended. */
    void stuck() {
        failed();
        stuck = true;
    }

    boolean isStuck() {
        return stuck;
    }
}
