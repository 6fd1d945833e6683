package cn.xinshou.consent.device;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes down what is different from before, and nothing else. */
@ApplicationScoped
class KeepChanges {

    private static final Duration DAY = Duration.ofDays(1);

    private final Devices devices;
    private final Journal journal;
    private final int most;

    KeepChanges(Devices devices, Journal journal, DeviceConfig config) {
        this.devices = devices;
        this.journal = journal;
        this.most = config.changesPerDay();
    }

    /**
     * Notes signals that began or ended, the device's row being locked. A browser that flickers is believed each time; only the writing
     * stops when the day's share is used up.
     */
    @Transactional(TxType.MANDATORY)
    public void signals(UUID device, DeviceState before, Signals said, String policyVersion, Instant now)
            throws SQLException {
        var changes = new ArrayList<DeviceEvent.ChoiceChanged>();
        if (said.gpc() != before.signals().gpc()) {
            changes.add(DeviceEvent.ChoiceChanged.signal(device, "gpc", said.gpc(), policyVersion, now));
        }
        if (said.dnt() != before.signals().dnt()) {
            changes.add(DeviceEvent.ChoiceChanged.signal(device, "dnt", said.dnt(), policyVersion, now));
        }
        if (!changes.isEmpty() && made(device, now) + changes.size() <= 2 * most) {
            keep(changes, Signals.NONE, Optional.empty());
        }
    }

    /**
     * Notes choices, the device's row being locked.
     *
     * @throws Problem TOO_MANY_REQUESTS when the day's share is used up; what switches something off has twice the share
     */
    @Transactional(TxType.MANDATORY)
    public void choices(
            UUID device,
            Map<String, DeviceState.Made> made,
            Optional<String> surface,
            String policyVersion,
            Instant now)
            throws SQLException {
        if (made.isEmpty()) {
            return;
        }
        var grants = made.values().stream().anyMatch(choice -> choice.choice() == Choice.grant);
        if (made(device, now) + made.size() > (grants ? most : 2 * most)) {
            throw Problem.of(
                            CommonProblem.TOO_MANY_REQUESTS,
                            "This device changed its choices very often today. What it chose last holds; try again tomorrow.")
                    .with("mayTryAgainAt", now.plus(DAY));
        }
        for (var change : made.entrySet()) {
            keep(
                    List.of(DeviceEvent.ChoiceChanged.choice(
                            device, change.getKey(), change.getValue(), policyVersion)),
                    change.getValue().conflict(),
                    surface);
        }
    }

    private int made(UUID device, Instant now) throws SQLException {
        return devices.changesSince(device, now.minus(DAY));
    }

    private void keep(List<DeviceEvent.ChoiceChanged> changes, Signals conflict, Optional<String> surface)
            throws SQLException {
        for (var change : changes) {
            devices.add(change, conflict, surface.orElse(null));
            journal.append(change);
        }
    }
}
