package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.identity.right.Fulfilment;
import cn.xinshou.identity.right.Wish;
import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
    private final List<Fulfilment> fulfilments;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    FulfilRequest(
            FindRequest find,
            Seals seals,
            SealedWords words,
            @All List<Fulfilment> fulfilments,
            Caller caller,
            RequestClock clock,
            Journal journal) {
        this.find = find;
        this.seals = seals;
        this.words = words;
        this.fulfilments = fulfilments;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * Carries out what was asked for, by the feature that can, and closes the request.
     *
     * @param answer what was done, in words; may be missing where a package or the feature's own account is the answer
     */
    @Transactional
    Request fulfil(UUID id, @Nullable String answer) {
        var request = find.forPersonOrDesk(id);
        if (request.kind().isAnsweredByPackage() && request.state() == RequestState.FULFILLED) {
            // The system was faster than the officer; the person has what was asked for.
            return request;
        }
        request.requireInProgress();
        var seal = seals.hold(request.subject());
        var now = clock.now();
        var done = carryOut(request, seal, now);

        var sealed = words.close(seal, id, SealedWords.Part.ANSWER, answer(answer, done));
        var fulfilled = request.fulfil(sealed, clock.packageUntil(now), caller.id(), now);

        journal.append(fulfilled);
        return request;
    }

    private @Nullable JsonNode carryOut(Request request, Seal seal, Instant now) {
        var details = words.open(seal, request.id(), SealedWords.Part.DETAILS, request.details());
        var wish = new Wish(request.id(), request.subject(), request.kind(), details, caller.id(), now);
        return fulfilments.stream()
                .filter(fulfilment -> fulfilment.kinds().contains(request.kind()))
                .findFirst()
                .map(fulfilment -> fulfilment.fulfil(wish))
                .orElse(null);
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
