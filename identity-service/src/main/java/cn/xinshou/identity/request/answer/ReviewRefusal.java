package cn.xinshou.identity.request.answer;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.Ground;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.correspondence.NoteKind;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Counsel's word, or another officer's who asked counsel, on a refusal that is being considered. */
@ApplicationScoped
class ReviewRefusal {

    private final FindRequest find;
    private final Reviews reviews;
    private final Notes notes;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    ReviewRefusal(FindRequest find, Reviews reviews, Notes notes, Caller caller, RequestClock clock, Journal journal) {
        this.find = find;
        this.reviews = reviews;
        this.notes = notes;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    Request review(UUID id, Ground ground, boolean agrees, String opinion) {
        var request = find.forPersonOrDesk(id);
        var now = clock.now();
        var reviewed = request.reviewed(ground, agrees, caller.id(), now);

        reviews.persist(new Review(request, ground, agrees, caller.id(), now));
        var words = JsonNodeFactory.instance.objectNode();
        words.put("ground", ground.word()).put("agrees", agrees).put("opinion", opinion);
        notes.keep(request, NoteKind.REVIEW, words, caller.id(), now);

        journal.append(reviewed);
        return request;
    }
}
