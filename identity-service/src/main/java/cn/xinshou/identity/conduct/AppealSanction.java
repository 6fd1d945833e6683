package cn.xinshou.identity.conduct;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

@ApplicationScoped
class AppealSanction {

    private final Sanctions sanctions;
    private final SealedText text;
    private final Caller caller;
    private final ConductClock clock;
    private final Journal journal;

    AppealSanction(Sanctions sanctions, SealedText text, Caller caller, ConductClock clock, Journal journal) {
        this.sanctions = sanctions;
        this.text = text;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    /** At any time: whoever learns late of a sanction is not late. */
    @Transactional
    Sanction appeal(UUID id, String words) {
        var sanction = sanctions.against(caller.subject(), id);
        var now = clock.now();
        var sealed = text.close(sanction.subject(), Sanction.place(id, "appeal"), words);

        var appealed = sanction.appeal(sealed, clock.answerDue(now), now);

        journal.append(appealed);
        return sanction;
    }
}
