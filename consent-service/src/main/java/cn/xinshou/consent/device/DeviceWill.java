package cn.xinshou.consent.device;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a device, and the browser on it, say against a purpose; for whoever decides about its use on that device (promise P2.3). */
@ApplicationScoped
public class DeviceWill {

    /** Why not. */
    public enum No {
        SIGNAL_GPC,
        SIGNAL_DNT,
        /** It was refused on this device. */
        REFUSED
    }

    private final Devices devices;

    DeviceWill(Devices devices) {
        this.devices = devices;
    }

    /**
     * Whether device or browser say no. A device never makes a yes: it can be in other hands than its person's.
     *
     * @param device null if only what its browser says is known
     * @param said what the browser says at this moment
     * @return null if nothing is said against it
     */
    public @Nullable No against(@Nullable UUID device, Signals said, Purpose purpose, Policy policy, Instant now)
            throws SQLException {
        if (!policy.worksOnDevice(purpose)) {
            return null;
        }
        var state = device == null ? DeviceState.NEW : devices.state(device);
        return no(Precedence.of(purpose, policy.effectiveFrom(), state.hearing(said, now), now));
    }

    /**
     * Whether the browser on one of the person's own devices says no, for a use of which nobody knows on which device it will be, as of a
     * mail. What was chosen on a device counts there alone, but a signal is said to everybody: it goes before what the person agreed to
     * elsewhere, unless they agreed on that very device after the conflict was shown.
     *
     * @return null if none says so
     */
    public @Nullable No againstLinked(UUID subject, Purpose purpose, Policy policy, Instant now) throws SQLException {
        if (!policy.worksOnDevice(purpose)) {
            return null;
        }
        return devices.statesOf(subject).stream()
                .map(state -> no(Precedence.of(purpose, policy.effectiveFrom(), state, now)))
                .filter(no -> no == No.SIGNAL_GPC || no == No.SIGNAL_DNT)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable No no(Precedence.Effective effective) {
        if (effective.on()) {
            return null;
        }
        return switch (effective.source()) {
            case SIGNAL_GPC -> No.SIGNAL_GPC;
            case SIGNAL_DNT -> No.SIGNAL_DNT;
            case CHOICE -> No.REFUSED;
            case NECESSARY, DEFAULT -> null;
        };
    }
}
