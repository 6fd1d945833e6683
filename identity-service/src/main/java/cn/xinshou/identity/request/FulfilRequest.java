package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class FulfilRequest {

    private final FindRequest find;
    private final Seals seals;
    private final SealedWords words;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    FulfilRequest(
            FindRequest find, Seals seals, SealedWords words, Caller caller, RequestClock clock, Journal journal) {
        this.find = find;
        this.seals = seals;
        this.words = words;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    /** @param answer what was done, in words; may be missing where a package is the answer */
    @Transactional
    Request fulfil(UUID id, @Nullable String answer) {
        var request = find.forPersonOrDesk(id);
        if (request.kind().isAnsweredByPackage() && request.state() == RequestState.FULFILLED) {
            // The system was faster than the officer; the person has what was asked for.
            return request;
        }
        var sealed = answer == null
                ? null
                : words.close(seals.hold(request.subject()), id, SealedWords.Part.ANSWER, TextNode.valueOf(answer));

        var now = clock.now();
        var fulfilled = request.fulfil(sealed, clock.packageUntil(now), caller.id(), now);

        journal.append(fulfilled);
        return request;
    }
}
