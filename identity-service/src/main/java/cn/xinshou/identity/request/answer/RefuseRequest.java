package cn.xinshou.identity.request.answer;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.Ground;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.RequestState;
import cn.xinshou.identity.request.SealedWords;
import cn.xinshou.identity.request.correspondence.NoteKind;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.request.correspondence.Tell;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;

/** Refuses. No other code does, and this is called from an officer's door only. */
@ApplicationScoped
class RefuseRequest {

    private final FindRequest find;
    private final Reviews reviews;
    private final Seals seals;
    private final SealedWords words;
    private final Notes notes;
    private final Tell tell;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    RefuseRequest(
            FindRequest find,
            Reviews reviews,
            Seals seals,
            SealedWords words,
            Notes notes,
            Tell tell,
            Caller caller,
            RequestClock clock,
            Journal journal) {
        this.find = find;
        this.reviews = reviews;
        this.seals = seals;
        this.words = words;
        this.notes = notes;
        this.tell = tell;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    /** @throws Problem if its ground needs something that is missing */
    @Transactional
    Request refuse(UUID id, Refusal refusal) {
        var request = find.forPersonOrDesk(id);
        request.state().requireOpen();
        refusal.requireWhatItsGroundNeeds();
        requireReview(request, refusal.ground());
        var now = clock.now();
        var sealed = words.close(
                seals.hold(request.subject()), id, SealedWords.Part.ANSWER, TextNode.valueOf(refusal.reason()));

        var refused = request.refuse(refusal.ground(), Objects.requireNonNull(sealed), caller.id(), now);
        notes.keep(request, NoteKind.REFUSAL, refusal.besides(), caller.id(), now);

        journal.append(refused);
        tell.answer(request, RequestState.REFUSED);
        return request;
    }

    private void requireReview(Request request, Ground ground) {
        if (request.state().isOpen() && ground.needsReview() && !reviews.supports(request.id(), ground, caller.id())) {
            throw Problem.of(
                            IdentityProblem.REVIEW_MISSING,
                            "Have another officer record counsel's review of this ground first.")
                    .field("ground", "needs the review of a second person who agrees");
        }
    }
}
