package cn.xinshou.identity.erasure;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.order.RegistrationOrder;
import cn.xinshou.identity.order.RegistrationOrders;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.right.Fulfilment;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.right.Wish;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Closing the account, and deleting everything (PIPL 47; 网络数据安全管理条例 24): put down with the answer, done right after it is stored. */
@ApplicationScoped
public class EraseOnRequest implements Fulfilment {

    private final OrderErasure order;
    private final RegistrationOrders orders;
    private final ErasureCode code;

    EraseOnRequest(OrderErasure order, RegistrationOrders orders, ErasureCode code) {
        this.order = order;
        this.orders = orders;
        this.code = code;
    }

    @Override
    public Set<RequestKind> kinds() {
        return Set.of(RequestKind.CLOSE_ACCOUNT);
    }

    /** @throws Problem ERASURE_BLOCKED while an examination rests on the data: it names the orders and until when */
    @Override
    public JsonNode fulfil(Wish wish) {
        requireNothingRuns(orders.of(wish.subject()), wish.at());
        var ground = wish.kind() == RequestKind.CLOSE_ACCOUNT ? Ground.ACCOUNT_CLOSED : Ground.PERSON_ASKED;
        var erasure = order.order(wish.subject(), ground, wish.request(), wish.decidedBy());
        return JsonNodeFactory.instance
                .objectNode()
                .put("erasure", erasure.toString())
                .put("code", code.of(erasure));
    }

    private static void requireNothingRuns(List<RegistrationOrder> orders, Instant now) {
        var running = orders.stream()
                .filter(order -> now.isBefore(order.until()))
                .map(order -> Map.of("order", order.orderId(), "exam", order.exam(), "until", order.until()))
                .toList();
        if (!running.isEmpty()) {
            throw Problem.of(
                            IdentityProblem.ERASURE_BLOCKED,
                            "Registrations run on these data. Let them end or have the platform lift them, and tell the person what they mean.")
                    .with("orders", running);
        }
    }
}
