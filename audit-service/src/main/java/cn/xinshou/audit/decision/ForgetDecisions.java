package cn.xinshou.audit.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Ends the decisions about a person who was erased; that there were some is in the ledger. */
@ApplicationScoped
public class ForgetDecisions {

    private final Decisions decisions;

    ForgetDecisions(Decisions decisions) {
        this.decisions = decisions;
    }

    @Transactional(TxType.MANDATORY)
    public void forget(UUID subject) {
        decisions.forget(subject);
    }
}
