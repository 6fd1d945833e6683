package cn.xinshou.audit.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Turns what the platform tells into what may be remembered: the one place where address and user agent are seen. */
@ApplicationScoped
class Observation {

    private final Geography geography;
    private final LoginKeys keys;
    private final Clock clock;

    Observation(Geography geography, LoginKeys keys, Clock clock) {
        this.geography = geography;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param event validated: its address is one */
    Attempt of(LoginEvent event) {
        var id = UuidV7.at(clock.instant());
        var account = LoginKeys.normalised(event.account());
        var address = Address.read(event.ip()).orElseThrow();
        return new Attempt(
                id,
                account,
                keys.account(account),
                event.subject(),
                keys.device(event.device()),
                keys.network(address),
                geography.of(address),
                Client.of(event.userAgent()),
                event.outcome() == LoginEvent.Outcome.SUCCESS,
                // The database keeps no more.
                event.at().truncatedTo(ChronoUnit.MICROS),
                keys.sealAddress(address, id));
    }
}
