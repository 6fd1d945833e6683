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

/** The person agrees to a later day or does not. For somebody who asked by letter or phone an officer writes down how they answered. */
@ApplicationScoped
class AnswerExtension {

    private final FindRequest find;
    private final Notes notes;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    AnswerExtension(FindRequest find, Notes notes, Caller caller, RequestClock clock, Journal journal) {
        this.find = find;
        this.notes = notes;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    Request answer(UUID id, boolean agreed, @Nullable String how) {
        var request = find.forPersonOrDesk(id);
        if (caller.has("privacy-officer")) {
            requireTheirWord(request, how);
        }
        var now = clock.now();

        var answered = request.answerExtension(agreed, caller.id(), now);
        notes.keep(request, NoteKind.AGREEMENT, how, caller.id(), now);

        journal.append(answered);
        return request;
    }

    private static void requireTheirWord(Request request, @Nullable String how) {
        if (!request.asked().channel().isAtTheDesk()) {
            throw Problem.of(CommonProblem.FORBIDDEN, "The person answers this themself.");
        }
        if (how == null) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Write down how the person answered.")
                    .field("words", "is required of officers");
        }
    }
}
