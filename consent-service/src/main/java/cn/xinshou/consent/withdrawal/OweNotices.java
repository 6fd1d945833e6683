package cn.xinshou.consent.withdrawal;

import cn.xinshou.consent.consent.ConsentEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes down whom to tell, in the transaction that ended the use: neither is there without the other. */
@ApplicationScoped
class OweNotices {

    private final Notices notices;
    private final Duration within;

    OweNotices(Notices notices, @ConfigProperty(name = "xinshou.withdrawals.acknowledge-within") Duration within) {
        this.notices = notices;
        this.within = within;
    }

    void on(@Observes ConsentEnded ended) {
        try {
            notices.owe(ended, ended.at().plus(within));
        } catch (SQLException e) {
            throw new IllegalStateException("the notices to recipients could not be written down", e);
        }
    }
}
