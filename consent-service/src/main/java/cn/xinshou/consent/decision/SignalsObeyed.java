package cn.xinshou.consent.decision;

import cn.xinshou.consent.device.DeviceWill;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a purpose does on a device obeys the device: the browser's signals and what was refused there (promise P2.3). Where a question names
 * none, the signals of the devices that the person showed to be theirs are obeyed. Asks the database only about purposes that work on a
 * device, of people who have one, and only where it would else be a yes; without an answer it is a no.
 */
@ApplicationScoped
class SignalsObeyed implements Objection {

    private static final Logger LOG = Logger.getLogger(SignalsObeyed.class);

    private final DeviceWill will;
    private final Memory memory;

    SignalsObeyed(DeviceWill will, Memory memory) {
        this.will = will;
        this.memory = memory;
    }

    @Override
    public @Nullable Reason against(Question question, Policy terms, Purpose purpose, long now) {
        var device = question.device();
        if (!purpose.needsConsent() || !terms.worksOnDevice(purpose) || device == null && hasNone(question)) {
            return null;
        }
        var at = Instant.ofEpochMilli(now);
        try {
            var no = device == null
                    ? will.againstLinked(question.subject(), purpose, terms, at)
                    : will.against(device.id(), device.said(), purpose, terms, at);
            return switch (no) {
                case SIGNAL_GPC -> Reason.SIGNAL_GPC;
                case SIGNAL_DNT -> Reason.SIGNAL_DNT;
                case REFUSED -> Reason.REFUSED;
                case null -> null;
            };
        } catch (SQLException e) {
            LOG.warnf("What a device says is not known, the database is away: %s", e.getMessage());
            return Reason.UNAVAILABLE;
        }
    }

    /** Whether the person certainly has no device; only the database knows for certain what was linked a moment ago elsewhere. */
    private boolean hasNone(Question question) {
        return !question.strong() && !memory.mayHaveDevices(question.subject());
    }
}
