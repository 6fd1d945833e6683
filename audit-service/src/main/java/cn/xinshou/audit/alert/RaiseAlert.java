package cn.xinshou.audit.alert;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.UUID;

@ApplicationScoped
public class RaiseAlert {

    private final Alerts alerts;
    private final SealedAccounts accounts;
    private final Journal journal;
    private final Clock clock;

    RaiseAlert(Alerts alerts, SealedAccounts accounts, Journal journal, Clock clock) {
        this.alerts = alerts;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Part of the assessment's transaction.
     *
     * @param id for the alert, if it becomes one of its own
     * @return the id of the alert that now speaks for the login: a repetition folds into the one before
     */
    @Transactional(TxType.MANDATORY)
    public UUID raise(UUID id, NewAlert raised) {
        var repeated = alerts.repeatedBy(raised);
        if (repeated.isPresent()) {
            repeated.get().repeat(raised.at());
            return repeated.get().id();
        }
        var alert = new Alert(id, raised, accounts.seal(raised.accountName(), id));
        alerts.persist(alert);
        journal.append(alert.raised(clock.instant()));
        return id;
    }
}
