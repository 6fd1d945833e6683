package cn.xinshou.identity.conduct;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

@ApplicationScoped
class DecideAppeal {

    private final Sanctions sanctions;
    private final SealedText text;
    private final Caller caller;
    private final ConductClock clock;
    private final Journal journal;

    DecideAppeal(Sanctions sanctions, SealedText text, Caller caller, ConductClock clock, Journal journal) {
        this.sanctions = sanctions;
        this.text = text;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    Sanction decide(UUID id, boolean lifted, String reasons) {
        var sanction = sanctions.lock(id);
        sanction.requireAppealFor(caller.id());
        var sealed = text.close(sanction.subject(), Sanction.place(id, "appeal-reasons"), reasons);

        var decided = sanction.decideAppeal(lifted, sealed, caller.id(), clock.now());

        journal.append(decided);
        return sanction;
    }
}
