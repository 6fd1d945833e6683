package cn.xinshou.identity.retention;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.erasure.EraseOnRequest;
import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.right.Fulfilment;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.right.Wish;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deletion as a person asks for it (PIPL 47): items or purposes if the request names some as {@code items} and {@code purposes}, everything
 * otherwise. Put down with the answer, done right after it is stored.
 */
@ApplicationScoped
class DeleteOnRequest implements Fulfilment {

    private final EraseOnRequest everything;
    private final EndedPurposes ended;

    DeleteOnRequest(EraseOnRequest everything, EndedPurposes ended) {
        this.everything = everything;
        this.ended = ended;
    }

    @Override
    public Set<RequestKind> kinds() {
        return Set.of(RequestKind.DELETION);
    }

    @Override
    public @Nullable JsonNode fulfil(Wish wish) {
        var items = words(wish.details(), "items");
        var purposes = words(wish.details(), "purposes");
        if (items.isEmpty() && purposes.isEmpty()) {
            return everything.fulfil(wish);
        }
        items.forEach(DeleteOnRequest::requireItem);
        var done = JsonNodeFactory.instance.objectNode();
        var named = done.putArray("deleted");
        for (var purpose : purposes) {
            ended.end(wish.subject(), purpose, Ground.PERSON_ASKED, List.of(), wish.at());
            named.add(purpose);
        }
        ended.purposesOf(wish.subject(), items)
                .forEach((purpose, of) -> ended.end(wish.subject(), purpose, Ground.PERSON_ASKED, of, wish.at()));
        items.forEach(named::add);
        return done;
    }

    private static void requireItem(String word) {
        if (Item.named(word).isEmpty()) {
            throw Problem.of(
                            CommonProblem.INVALID_REQUEST,
                            "The request names something that is no item; have it corrected.")
                    .field("details.items", "must be among " + String.join(" ", Item.words()));
        }
    }

    private static List<String> words(@Nullable JsonNode details, String field) {
        var words = new ArrayList<String>();
        if (details != null) {
            details.path(field).forEach(word -> words.add(word.asText()));
        }
        return words;
    }
}
