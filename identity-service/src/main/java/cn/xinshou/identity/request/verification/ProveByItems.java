package cn.xinshou.identity.request.verification;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.answer.AnswerAtOnce;
import cn.xinshou.identity.request.proof.Proof;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Somebody signed in whom no mail reaches shows what they know of themself. */
@ApplicationScoped
class ProveByItems {

    private final FindRequest find;
    private final Proving proving;
    private final AnswerAtOnce answer;

    ProveByItems(FindRequest find, Proving proving, AnswerAtOnce answer) {
        this.find = find;
        this.proving = proving;
        this.answer = answer;
    }

    /** @return the request, and whether all agreed; what did not is counted */
    @Transactional
    Tried prove(UUID id, Map<Item, JsonNode> given) {
        var request = find.forPerson(id);
        var right = proving.byItems(request, given, Set.of(Proof.SIGN_IN));
        answer.ifNobodyHasToDecide(request);
        return new Tried(request, Proof.ITEMS, right);
    }
}
