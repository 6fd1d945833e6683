package cn.xinshou.identity.delegation;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

@ApplicationScoped
class DelegateToSchool {

    private final Delegations delegations;
    private final Journal journal;
    private final Clock clock;

    DelegateToSchool(Delegations delegations, Journal journal, Clock clock) {
        this.delegations = delegations;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    Delegation delegate(Delegation.Scope scope, String by) {
        var delegation =
                new Delegation(UUID.randomUUID(), scope, by, clock.instant().truncatedTo(ChronoUnit.MICROS));

        delegations.persist(delegation);

        journal.append(delegation.delegated());
        return delegation;
    }
}
