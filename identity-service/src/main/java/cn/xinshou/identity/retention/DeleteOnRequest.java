package cn.xinshou.identity.retention;

import cn.xinshou.identity.erasure.EraseOnRequest;
import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.right.DeletionScope;
import cn.xinshou.identity.right.Fulfilment;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.right.Wish;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deletion as a person asks for it (PIPL 47), as far as they asked for it. Put down with the answer, done right after it is stored. */
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
        var scope = DeletionScope.of(wish.details());
        if (scope.everything()) {
            return everything.fulfil(wish);
        }
        var done = JsonNodeFactory.instance.objectNode();
        var named = done.putArray("deleted");
        for (var purpose : scope.purposes()) {
            ended.end(wish.subject(), purpose, Ground.PERSON_ASKED, List.of(), wish.at());
            named.add(purpose);
        }
        ended.purposesOf(wish.subject(), scope.items())
                .forEach((purpose, of) -> ended.end(wish.subject(), purpose, Ground.PERSON_ASKED, of, wish.at()));
        scope.items().forEach(named::add);
        return done;
    }
}
