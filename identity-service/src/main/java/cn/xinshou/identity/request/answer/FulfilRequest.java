package cn.xinshou.identity.request.answer;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.RequestState;
import cn.xinshou.identity.request.SealedWords;
import cn.xinshou.identity.request.correspondence.NoteKind;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.request.correspondence.Tell;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.identity.right.Fulfilment;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.right.Wish;
import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class FulfilRequest {

    private final FindRequest find;
    private final Seals seals;
    private final SealedWords words;
    private final Notes notes;
    private final Tell tell;
    private final List<Fulfilment> fulfilments;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    FulfilRequest(
            FindRequest find,
            Seals seals,
            SealedWords words,
            Notes notes,
            Tell tell,
            @All List<Fulfilment> fulfilments,
            Caller caller,
            RequestClock clock,
            Journal journal) {
        this.find = find;
        this.seals = seals;
        this.words = words;
        this.notes = notes;
        this.tell = tell;
        this.fulfilments = fulfilments;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * Carries out what was asked for, by the feature that can, and closes the request.
     *
     * @param stated what was done, in words, which may be missing where a package or the feature's own account is the answer; and what only
     *     some kinds have
     */
    @Transactional
    Request fulfil(UUID id, RequestDeskResource.Fulfilment stated) {
        var request = find.forPersonOrDesk(id);
        requireItsKind(request, stated);
        if (request.kind().isAnsweredByPackage() && request.state() == RequestState.FULFILLED) {
            // The system was faster than the officer; the person has what was asked for.
            return request;
        }
        request.state().requireInProgress();
        var seal = seals.hold(request.subject());
        var now = clock.now();
        var done = carryOut(request, seal, stated, now);

        var sealed = words.close(seal, id, SealedWords.Part.ANSWER, answer(stated.answer(), done));
        var fulfilled = request.fulfil(sealed, clock.packageUntil(now), caller.id(), now);

        request.costs(stated.feeCny());
        notes.keep(request, NoteKind.FEE, stated.feeReason(), caller.id(), now);

        journal.append(fulfilled);
        tell.answer(request, RequestState.FULFILLED);
        return request;
    }

    /** Correcting, deleting, withdrawing and complaining never cost anything (promise P5.5). */
    private static void requireItsKind(Request request, RequestDeskResource.Fulfilment stated) {
        var problem = Problem.of(CommonProblem.INVALID_REQUEST, "Mend the fields named and send it again.");
        if (request.kind() != RequestKind.TRANSFER && stated.feeCny() != null) {
            problem.field("feeCny", "this is free; only a transfer that is clearly excessive may cost something");
        }
        if (request.kind() != RequestKind.TRANSFER && stated.feeReason() != null) {
            problem.field("feeReason", "this is free");
        }
        if ((stated.feeCny() == null) != (stated.feeReason() == null)) {
            problem.field("feeReason", "belongs to a fee, and a fee to a reason: why it is clearly excessive");
        }
        if (request.kind() != RequestKind.CORRECTION && stated.items() != null) {
            problem.field("items", "are for a correction");
        }
        if (request.kind() != RequestKind.DELETION && stated.scope() != null) {
            problem.field("scope", "is for a deletion");
        }
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }

    private @Nullable JsonNode carryOut(
            Request request, Seal seal, RequestDeskResource.Fulfilment stated, Instant now) {
        var understood = understood(stated);
        var details = understood == null ? words.details(seal, request) : understood;
        var wish = new Wish(request.id(), request.subject(), request.kind(), details, caller.id(), now);
        return fulfilments.stream()
                .filter(fulfilment -> fulfilment.kinds().contains(request.kind()))
                .findFirst()
                .map(fulfilment -> fulfilment.fulfil(wish))
                .orElse(null);
    }

    /** What an officer read in the words of the request, if they say so. */
    private static @Nullable JsonNode understood(RequestDeskResource.Fulfilment stated) {
        var scope = stated.scope();
        if (scope != null) {
            return scope.meant().asDetails();
        }
        var items = stated.items();
        return items == null ? null : JsonNodeFactory.instance.objectNode().<ObjectNode>set("items", items);
    }

    /** The officer's words as text; with the feature's account of what it did, both as an object. */
    private static @Nullable JsonNode answer(@Nullable String text, @Nullable JsonNode done) {
        if (done == null) {
            return text == null ? null : TextNode.valueOf(text);
        }
        var answer = JsonNodeFactory.instance.objectNode();
        if (text != null) {
            answer.put("text", text);
        }
        return answer.set("done", done);
    }
}
