package cn.xinshou.identity.request.progress;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.correspondence.NoteKind;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.request.correspondence.Tell;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Asks the person for more time; they decide. */
@ApplicationScoped
class ProposeExtension {

    private final FindRequest find;
    private final Notes notes;
    private final Tell tell;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    ProposeExtension(FindRequest find, Notes notes, Tell tell, Caller caller, RequestClock clock, Journal journal) {
        this.find = find;
        this.notes = notes;
        this.tell = tell;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    Request propose(UUID id, Instant until, String reason) {
        var request = find.forPersonOrDesk(id);
        var now = clock.now();

        var proposed = request.proposeExtension(until, caller.id(), now);
        notes.keep(request, NoteKind.EXTENSION, reason, caller.id(), now);

        journal.append(proposed);
        tell.somethingIsAsked(request);
        return request;
    }
}
