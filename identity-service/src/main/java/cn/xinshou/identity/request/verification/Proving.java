package cn.xinshou.identity.request.verification;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.message.Message;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.identity.request.proof.OneTimeCode;
import cn.xinshou.identity.request.proof.Proof;
import cn.xinshou.identity.request.proof.SupportingItems;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The ways in which people show who they are without an officer. What goes wrong is counted, so callers must not undo it by failing. */
@ApplicationScoped
public class Proving {

    private final Seals seals;
    private final SupportingItems items;
    private final RequestClock clock;
    private final Journal journal;

    Proving(Seals seals, SupportingItems items, RequestClock clock, Journal journal) {
        this.seals = seals;
        this.items = items;
        this.clock = clock;
        this.journal = journal;
    }

    /** A code for the mailbox on file, good for ten minutes in place of the one before. */
    public Message code(Request request) {
        request.awaitVerification();
        var code = OneTimeCode.fresh();
        var hash = OneTimeCode.close(seals.hold(request.subject()), request.id(), code);
        request.verification().send(hash, clock.codeUntil(clock.now()));
        var id = request.id().toString();
        return new Message(
                request.subject(),
                "identity-code",
                request.asked().language().word(),
                Map.of("code", code, "request", id, "kind", request.kind().word()),
                id);
    }

    /** @return whether it is the code that was sent */
    public boolean byCode(Request request, String code, Set<Proof> besides) {
        request.awaitVerification();
        var now = clock.now();
        var seal = seals.hold(request.subject());
        var awaited = request.verification().awaitedCode(now);
        if (awaited == null || !OneTimeCode.matches(seal, request.id(), awaited, code)) {
            request.verification().codeWasWrong();
            return false;
        }
        request.verification().codeWasRight();
        note(request, Proof.MAIL_CODE, besides);
        return true;
    }

    /** @return whether all of them agree with what is held */
    public boolean byItems(Request request, Map<Item, JsonNode> given, Set<Proof> besides) {
        request.awaitVerification();
        request.verification().requireItemsUntried();
        seals.hold(request.subject());
        if (!items.agree(request.subject(), given, request.id().toString())) {
            request.verification().itemsWereWrong();
            return false;
        }
        note(request, Proof.ITEMS, besides);
        return true;
    }

    private void note(Request request, Proof proof, Set<Proof> besides) {
        var shown = EnumSet.of(proof);
        shown.addAll(besides);
        if (request.verification().add(shown, request.kind())) {
            var by = request.verification().proofs().stream()
                    .filter(known -> known != Proof.SIGN_IN)
                    .map(Proof::word)
                    .collect(Collectors.joining("+"));
            journal.append(request.verify(by, clock.now()));
        }
    }
}
