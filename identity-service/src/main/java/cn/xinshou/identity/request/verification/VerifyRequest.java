package cn.xinshou.identity.request.verification;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.Requester;
import cn.xinshou.identity.request.answer.AnswerAtOnce;
import cn.xinshou.identity.request.correspondence.NoteKind;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.identity.request.proof.Proof;
import cn.xinshou.identity.request.proof.SignIn;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Establishes who asked. A recent sign-in is proof enough of a person's own request; if it asks for their own data, nobody has to decide and
 * it is answered on the spot. Otherwise the person shows more, or an officer looks.
 */
@ApplicationScoped
class VerifyRequest {

    private final FindRequest find;
    private final Notes notes;
    private final AnswerAtOnce answer;
    private final SignIn signIn;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    VerifyRequest(
            FindRequest find,
            Notes notes,
            AnswerAtOnce answer,
            SignIn signIn,
            Caller caller,
            RequestClock clock,
            Journal journal) {
        this.find = find;
        this.notes = notes;
        this.answer = answer;
        this.signIn = signIn;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * By a fresh sign-in, or by an officer.
     *
     * @param lookedAt what the officer looked at; required for whoever asks for somebody else, unless proof of that came with the request
     * @param leaveToDesk whether the person asks that an officer look
     */
    @Transactional
    Request verify(UUID id, @Nullable String lookedAt, boolean leaveToDesk) {
        var request = find.forPersonOrDesk(id);
        if (caller.has("privacy-officer")) {
            requireAuthority(request, lookedAt);
            var now = clock.now();
            request.verification().add(Set.of(Proof.MANUAL), request.kind());
            journal.append(request.verify(caller.id(), now));
            notes.keep(request, NoteKind.VERIFICATION, lookedAt, caller.id(), now);
        } else if (!leaveToDesk && signIn.at().filter(clock::isFresh).isPresent()) {
            request.verification().add(Set.of(Proof.SESSION), request.kind());
            journal.append(request.verify(Proof.SESSION.word(), clock.now()));
            answer.ifNobodyHasToDecide(request);
        } else {
            request.awaitVerification();
            if (leaveToDesk) {
                request.verification().leaveToDesk();
            }
        }
        return request;
    }

    /** A guardian, next of kin or agent may ask if it is shown that they are (PIPL 31, 49). */
    private static void requireAuthority(Request request, @Nullable String lookedAt) {
        if (request.asked().requester() != Requester.SELF && request.asked().proof() == null && lookedAt == null) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Say what showed that they may ask for the person.")
                    .field("lookedAt", "is required: no proof came with the request");
        }
    }
}
