package cn.xinshou.identity.request.deadline;

import cn.xinshou.identity.order.RegistrationOrder;
import cn.xinshou.identity.order.RegistrationOrders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The days after which an examination cannot wait for an answer any more. */
@ApplicationScoped
public class ExamDates {

    private final RegistrationOrders orders;

    ExamDates(RegistrationOrders orders) {
        this.orders = orders;
    }

    /** The first one to come of this person's, if there is any. */
    public Optional<Due> next(UUID subject, Instant after) {
        return orders.of(subject).stream()
                .flatMap(ExamDates::dates)
                .filter(due -> due.at().isAfter(after))
                .min(Comparator.comparing(Due::at));
    }

    private static Stream<Due> dates(RegistrationOrder order) {
        var closes = new Due(order.until(), DueRule.REGISTRATION_CLOSES, true);
        var tickets = order.ticketsAt();
        return tickets == null ? Stream.of(closes) : Stream.of(closes, new Due(tickets, DueRule.TICKETS_PRINTED, true));
    }
}
