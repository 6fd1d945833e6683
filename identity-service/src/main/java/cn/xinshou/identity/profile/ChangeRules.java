package cn.xinshou.identity.profile;

import cn.xinshou.identity.order.RegistrationOrders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All rules a change must pass, in the order in which they are told. */
@ApplicationScoped
class ChangeRules {

    private final List<ChangeRule> rules;

    ChangeRules(RegistrationOrders orders) {
        this.rules = List.of(new ImmutableItemRule(), new RegistrationOrderRule(orders));
    }

    /** @throws cn.xinshou.frontdoor.problem.Problem the first refusal */
    void check(UUID subject, List<Difference> differences, Instant at) {
        for (var rule : rules) {
            rule.refusal(subject, differences, at).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }
}
