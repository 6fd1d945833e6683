package cn.xinshou.consent.publication;

import cn.xinshou.consent.consent.WhereTheyStand;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;

/** States what was decided under a seal that is over as a fact about the person; about somebody who is gone, nothing. */
@ApplicationScoped
class TellPerson {

    private final WhereTheyStand people;
    private final Journal journal;

    TellPerson(WhereTheyStand people, Journal journal) {
        this.people = people;
        this.journal = journal;
    }

    /** Once; nothing while the seal lasts. */
    @Transactional(TxType.MANDATORY)
    public void tell(Publication publication, Instant now) {
        publication
                .endSeal(now)
                .filter(fact -> !people.isErased(publication.subject()))
                .ifPresent(journal::append);
    }
}
