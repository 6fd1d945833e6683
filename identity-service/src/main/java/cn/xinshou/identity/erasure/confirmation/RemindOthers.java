package cn.xinshou.identity.erasure.confirmation;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.erasure.Erasure;
import cn.xinshou.identity.erasure.ErasureEvent;
import cn.xinshou.identity.erasure.Erasures;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Tells those anew who have not confirmed: their part may have failed, or their word got lost. */
@ApplicationScoped
public class RemindOthers {

    private final Erasures erasures;
    private final Parties parties;
    private final Journal journal;
    private final Clock clock;

    RemindOthers(Erasures erasures, Parties parties, Journal journal, Clock clock) {
        this.erasures = erasures;
        this.parties = parties;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void remind(UUID id) {
        var erasure =
                erasures.find(id).orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "There is no such erasure."));
        if (erasure.state() != Erasure.State.ERASED) {
            throw Problem.of(
                            IdentityProblem.ERASURE_STATE,
                            "Others are reminded once the person is erased here, and until they have confirmed.")
                    .with("state", erasure.state().word());
        }
        var now = clock.instant();
        parties.tryAgain(id, Party.KEYCLOAK, "reminded", now);
        journal.append(new ErasureEvent.SubjectErased(erasure.subject(), id, erasure.ground(), true, now));
    }
}
