package cn.xinshou.identity.request.progress;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says which officer looks after a request. Anybody else at the desk still may. */
@ApplicationScoped
class AssignRequest {

    private final FindRequest find;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    AssignRequest(FindRequest find, Caller caller, RequestClock clock, Journal journal) {
        this.find = find;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    Request assign(UUID id, @Nullable String officer) {
        var request = find.forPersonOrDesk(id);

        var assigned = request.assign(officer == null ? caller.id() : officer, caller.id(), clock.now());

        journal.append(assigned);
        return request;
    }
}
