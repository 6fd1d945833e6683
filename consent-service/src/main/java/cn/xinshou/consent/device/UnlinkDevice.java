package cn.xinshou.consent.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.UUID;

/** A person says that a device is not theirs any more. What was chosen on it stays with the device. */
@ApplicationScoped
class UnlinkDevice {

    private final Links links;

    UnlinkDevice(Links links) {
        this.links = links;
    }

    /** Unlinking what is not linked changes nothing. */
    @Transactional(rollbackOn = SQLException.class)
    public void unlink(UUID subject, UUID device) throws SQLException {
        links.remove(subject, device);
    }
}
