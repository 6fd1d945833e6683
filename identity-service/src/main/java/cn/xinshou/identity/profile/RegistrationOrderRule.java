package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.order.RegistrationOrder;
import cn.xinshou.identity.order.RegistrationOrders;
import cn.xinshou.identity.problem.IdentityProblem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a registration order rests on stays as it is within the order's period (promise P5.2). */
final class RegistrationOrderRule implements ChangeRule {

    private final RegistrationOrders orders;

    RegistrationOrderRule(RegistrationOrders orders) {
        this.orders = orders;
    }

    @Override
    public Optional<Problem> refusal(UUID subject, List<Difference> differences, Instant at) {
        return refusal(orders.of(subject), differences, at);
    }

    /** @param orders the one that ends last first, because that one says until when an item is locked */
    static Optional<Problem> refusal(List<RegistrationOrder> orders, List<Difference> differences, Instant at) {
        var locks = new LinkedHashMap<Difference, RegistrationOrder>();
        for (var difference : differences) {
            orders.stream()
                    .filter(order -> order.locks(difference.item(), at))
                    .findFirst()
                    .ifPresent(order -> locks.put(difference, order));
        }
        return locks.isEmpty() ? Optional.empty() : Optional.of(problem(locks));
    }

    private static Problem problem(Map<Difference, RegistrationOrder> locks) {
        var last = locks.values().stream()
                .max((a, b) -> a.until().compareTo(b.until()))
                .orElseThrow();
        var problem = Problem.of(
                        IdentityProblem.ITEM_LOCKED,
                        "Change it after " + last.until() + ", or ask for a correction, which a person decides.")
                .with("rule", "P5.2")
                .with("until", last.until())
                .with("order", last.orderId());
        locks.forEach((difference, order) -> problem.field(
                difference.item().word(),
                "P5.2: locked by registration order " + order.orderId() + " until " + order.until()));
        return problem;
    }
}
