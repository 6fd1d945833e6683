package cn.xinshou.identity.request.answer;

import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.RequestState;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;

/** Nobody has to decide whether people may see their own data: once it is known who asked, the package can be fetched. */
@ApplicationScoped
public class AnswerAtOnce {

    private final RequestClock clock;
    private final Journal journal;

    AnswerAtOnce(RequestClock clock, Journal journal) {
        this.clock = clock;
        this.journal = journal;
    }

    /** For a person who is signed in, and for one who showed that they read the mailbox on file: there is a way for them to fetch it. */
    public void ifNobodyHasToDecide(Request request) {
        if (request.state() == RequestState.IN_PROGRESS && request.kind().isAnsweredByPackage()) {
            var now = clock.now();
            journal.append(request.fulfil(null, clock.packageUntil(now), Request.SYSTEM, now));
        }
    }
}
