package cn.xinshou.identity.request.progress;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.correspondence.NoteKind;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The person asks for it no more; they may ask again at any time. */
@ApplicationScoped
class WithdrawRequest {

    private final FindRequest find;
    private final Notes notes;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    WithdrawRequest(FindRequest find, Notes notes, Caller caller, RequestClock clock, Journal journal) {
        this.find = find;
        this.notes = notes;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    Request withdraw(UUID id, @Nullable String reason) {
        var request = find.forPersonOrDesk(id);
        if (caller.has("privacy-officer") && !request.asked().channel().isAtTheDesk()) {
            throw Problem.of(CommonProblem.FORBIDDEN, "Only the person takes this request back.");
        }
        var now = clock.now();

        var withdrawn = request.withdraw(caller.id(), now);
        notes.keep(request, NoteKind.WITHDRAWAL, reason, caller.id(), now);

        journal.append(withdrawn);
        return request;
    }
}
