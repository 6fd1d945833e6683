package cn.xinshou.consent.device;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A person says that a device is theirs, and proves it by holding both tokens: their own and the device's. */
@ApplicationScoped
class LinkDevice {

    private static final int MOST_DEVICES = 50;

    private final DeviceTokens tokens;
    private final Devices devices;
    private final KeepChanges keep;
    private final Links links;
    private final Journal journal;
    private final Event<Linked> linked;
    private final Policies policies;
    private final Clock clock;

    LinkDevice(
            DeviceTokens tokens,
            Devices devices,
            KeepChanges keep,
            Links links,
            Journal journal,
            Event<Linked> linked,
            Policies policies,
            Clock clock) {
        this.tokens = tokens;
        this.devices = devices;
        this.keep = keep;
        this.links = links;
        this.journal = journal;
        this.linked = linked;
        this.policies = policies;
        this.clock = clock;
    }

    /** Linking again changes nothing. */
    @Transactional(rollbackOn = SQLException.class)
    public Links.Link link(UUID subject, UUID device, Heard heard) throws SQLException {
        var token = tokens.read(heard.token(), device).orElseThrow(Admission::refusal);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (devices.lock(device, token.claim(), now) != token.claim()) {
            throw Admission.refusal();
        }
        hear(device, heard.signals(), now);
        links.hold(subject);
        var known = links.find(subject, device);
        if (known.isPresent()) {
            return known.get();
        }
        if (links.of(subject).size() >= MOST_DEVICES) {
            throw Problem.of(ConsentProblem.TOO_MANY_DEVICES, "Unlink a device that is no longer used.")
                    .with("most", MOST_DEVICES);
        }
        journal.append(new DeviceEvent.DeviceLinked(subject, now));
        linked.fire(new Linked(subject));
        return links.add(subject, device, now);
    }

    /** A signal that begins, and none that ends: where the platform's own server hands this on, it may have left the browser's headers behind. */
    private void hear(UUID device, Signals said, Instant now) throws SQLException {
        var before = devices.state(device);
        keep.signals(
                device, before, before.signals().or(said), policies.current().version(), now);
    }
}
