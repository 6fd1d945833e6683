package cn.xinshou.consent.device;

import cn.xinshou.consent.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A device asks where it stands. What its browser says at that moment is heard; nothing is kept of a device that never chose or said. */
@ApplicationScoped
class SeeChoices {

    private final Admission admission;
    private final Devices devices;
    private final KeepChanges keep;
    private final Policies policies;
    private final Clock clock;

    SeeChoices(Admission admission, Devices devices, KeepChanges keep, Policies policies, Clock clock) {
        this.admission = admission;
        this.devices = devices;
        this.keep = keep;
        this.policies = policies;
        this.clock = clock;
    }

    @Transactional(rollbackOn = SQLException.class)
    public DeviceView see(UUID device, Heard heard) throws SQLException {
        var admitted = admission.admit(device, heard.token(), heard.address());
        var policy = policies.current();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var said = heard.signals();
        var state = admitted.isKnown() ? devices.state(device) : DeviceState.NEW;
        if (heard.token() != null && !said.equals(state.signals())) {
            var claim = admitted.token().claim();
            if (devices.lock(device, claim, now) != claim) {
                throw Admission.refusal();
            }
            state = devices.state(device);
            keep.signals(device, state, said, policy.version(), now);
        }
        return DeviceView.of(device, admitted.handOut(), policy, state.hearing(said, now), now);
    }
}
