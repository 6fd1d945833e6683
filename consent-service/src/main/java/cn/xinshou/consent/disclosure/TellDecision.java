package cn.xinshou.consent.disclosure;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Comparator;

/** States every decision as a fact of its own, person by person. */
@ApplicationScoped
class TellDecision {

    private final Journal journal;

    TellDecision(Journal journal) {
        this.journal = journal;
    }

    @Transactional(TxType.MANDATORY)
    public void tell(Disclosure disclosure, Instant now) {
        var until = disclosure.sealedUntil();
        var sealed = until != null && until.isAfter(now);
        // The journal locks per person: one order for everybody, or two of us could wait for each other.
        journal.appendAll(disclosure.decisions().stream()
                .sorted(Comparator.comparing(Disclosure.Decided::subject))
                .map(one -> DisclosureEvent.Decided.of(disclosure, one, sealed))
                .toList());
    }
}
