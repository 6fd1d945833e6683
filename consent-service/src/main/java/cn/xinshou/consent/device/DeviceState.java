package cn.xinshou.consent.device;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a device stands: the newest change for each purpose and each signal.
 *
 * @param choices by purpose
 * @param gpc and dnt since when the device sends the signal without a break; null if it does not
 */
record DeviceState(
        Map<String, Made> choices,
        @Nullable Instant gpc,
        @Nullable Instant dnt) {

    static final DeviceState NEW = new DeviceState(Map.of(), null, null);

    /**
     * A choice as it was made.
     *
     * @param conflict the signals that were on when it was made, if the person had been shown that it contradicts them
     */
    record Made(Choice choice, Signals conflict, Instant at) {}

    Signals signals() {
        return new Signals(gpc != null, dnt != null);
    }

    Optional<Made> choice(String purpose) {
        return Optional.ofNullable(choices.get(purpose));
    }

    /** The state as it is while a request says this, at that time. */
    DeviceState hearing(Signals said, Instant now) {
        return new DeviceState(choices, since(said.gpc(), gpc, now), since(said.dnt(), dnt, now));
    }

    private static @Nullable Instant since(boolean on, @Nullable Instant before, Instant now) {
        return on ? before == null ? now : before : null;
    }
}
