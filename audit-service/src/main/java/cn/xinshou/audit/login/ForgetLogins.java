package cn.xinshou.audit.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends what is known of a person's logins: what is usual for them, where from and with what. Addresses stay sealed under their own key
 * until the six months are over that the law wants network logs kept (网络安全法 23), with time and account and nothing else.
 */
@ApplicationScoped
public class ForgetLogins {

    private final Logins logins;

    ForgetLogins(Logins logins) {
        this.logins = logins;
    }

    /** Waits until none of the person's logins is being assessed, and holds up the next; to be called before anything is locked. */
    @Transactional(TxType.MANDATORY)
    public void takeTurn(UUID subject) {
        logins.lockAccountsOf(subject);
    }

    /**
     * Alerts about these logins must be gone before.
     *
     * @return until when an address is kept, if any is
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Instant> forget(UUID subject) {
        var until = logins.lastAddressOf(subject);
        logins.forgetProfilesOf(subject);
        logins.bareThoseOf(subject);
        return until;
    }
}
