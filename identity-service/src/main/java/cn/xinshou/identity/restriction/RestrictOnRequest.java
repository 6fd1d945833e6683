package cn.xinshou.identity.restriction;

import cn.xinshou.identity.right.Fulfilment;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.right.Wish;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Restricting the handling of one's data (PIPL 44). */
@ApplicationScoped
class RestrictOnRequest implements Fulfilment {

    private final Restrictions restrictions;

    RestrictOnRequest(Restrictions restrictions) {
        this.restrictions = restrictions;
    }

    @Override
    public Set<RequestKind> kinds() {
        return Set.of(RequestKind.RESTRICTION);
    }

    @Override
    public JsonNode fulfil(Wish wish) {
        restrictions.restrict(wish.subject(), Restrictions.Cause.PERSON);
        return JsonNodeFactory.instance.objectNode().put("restricted", true);
    }
}
