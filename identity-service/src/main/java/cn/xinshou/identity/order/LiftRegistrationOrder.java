package cn.xinshou.identity.order;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

@ApplicationScoped
class LiftRegistrationOrder {

    private final RegistrationOrders orders;
    private final Seals seals;
    private final Journal journal;
    private final Clock clock;

    LiftRegistrationOrder(RegistrationOrders orders, Seals seals, Journal journal, Clock clock) {
        this.orders = orders;
        this.seals = seals;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    void lift(UUID subject, String order) {
        seals.hold(subject);
        var lifted = orders.named(subject, order)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "The person has no order of this id."));

        orders.delete(lifted);

        journal.append(lifted.lifted(clock.instant()));
    }
}
