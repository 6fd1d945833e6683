package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;

@ApplicationScoped
class RefuseRequest {

    private final FindRequest find;
    private final Seals seals;
    private final SealedWords words;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    RefuseRequest(
            FindRequest find, Seals seals, SealedWords words, Caller caller, RequestClock clock, Journal journal) {
        this.find = find;
        this.seals = seals;
        this.words = words;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    Request refuse(UUID id, Ground ground, String reason) {
        var request = find.forPersonOrDesk(id);
        var sealed = words.close(seals.hold(request.subject()), id, SealedWords.Part.ANSWER, TextNode.valueOf(reason));

        var refused = request.refuse(ground, Objects.requireNonNull(sealed), caller.id(), clock.now());

        journal.append(refused);
        return request;
    }
}
