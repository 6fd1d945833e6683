package cn.xinshou.identity.request.progress;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.correspondence.NoteKind;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.request.correspondence.Tell;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks the person for something that is missing. The work waits for it; the answer on day 30 does not. */
@ApplicationScoped
class PauseRequest {

    private final FindRequest find;
    private final Notes notes;
    private final Tell tell;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    PauseRequest(FindRequest find, Notes notes, Tell tell, Caller caller, RequestClock clock, Journal journal) {
        this.find = find;
        this.notes = notes;
        this.tell = tell;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    Request pause(UUID id, String reason, @Nullable String more) {
        var request = find.forPersonOrDesk(id);
        var now = clock.now();

        var paused = request.pause(caller.id(), now);
        notes.keep(request, NoteKind.PAUSE, words(reason, more), caller.id(), now);

        journal.append(paused);
        tell.somethingIsAsked(request);
        return request;
    }

    private static ObjectNode words(String reason, @Nullable String more) {
        var words = JsonNodeFactory.instance.objectNode().put("reason", reason);
        return more == null ? words : words.put("words", more);
    }
}
