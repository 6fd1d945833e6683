package cn.xinshou.audit.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Ends the alerts of a person who was erased. */
@ApplicationScoped
public class ForgetAlerts {

    private final Alerts alerts;

    ForgetAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    @Transactional(TxType.MANDATORY)
    public void forget(UUID subject) {
        alerts.forget(subject);
    }
}
