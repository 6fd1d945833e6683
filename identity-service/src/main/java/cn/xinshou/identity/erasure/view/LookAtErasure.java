package cn.xinshou.identity.erasure.view;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.erasure.Erasures;
import cn.xinshou.identity.erasure.confirmation.Parties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Shows an erasure to officers and to the person; others learn nothing, not even that there is one. */
@ApplicationScoped
class LookAtErasure {

    private final Erasures erasures;
    private final Parties parties;
    private final Caller caller;
    private final Clock clock;

    LookAtErasure(Erasures erasures, Parties parties, Caller caller, Clock clock) {
        this.erasures = erasures;
        this.parties = parties;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    ErasureView look(UUID id) {
        return erasures.find(id)
                .filter(erasure -> caller.has("privacy-officer")
                        || erasure.subject().toString().equals(caller.id()))
                .map(erasure -> ErasureView.of(erasure, parties.of(id), clock.instant()))
                .orElseThrow(() ->
                        Problem.of(CommonProblem.NOT_FOUND, "There is no such erasure, or it is another person's."));
    }
}
