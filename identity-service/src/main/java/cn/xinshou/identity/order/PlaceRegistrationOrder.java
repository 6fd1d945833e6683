package cn.xinshou.identity.order;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PlaceRegistrationOrder {

    private final RegistrationOrders orders;
    private final Seals seals;
    private final Journal journal;
    private final Clock clock;

    PlaceRegistrationOrder(RegistrationOrders orders, Seals seals, Journal journal, Clock clock) {
        this.orders = orders;
        this.seals = seals;
        this.journal = journal;
        this.clock = clock;
    }

    /** Placing the same order again changes nothing. */
    @Transactional
    RegistrationOrder place(
            UUID subject,
            String order,
            String exam,
            Set<Item> items,
            Instant from,
            Instant until,
            @Nullable Instant ticketsAt) {
        // A correction under way either ends before the lock or sees it.
        seals.hold(subject);
        var now = clock.instant();
        var placed = new RegistrationOrder(subject, order, exam, items, stored(from), stored(until), stored(now))
                .withTicketsAt(ticketsAt == null ? null : stored(ticketsAt));

        var existing = orders.named(subject, order);
        if (existing.isPresent()) {
            return same(existing.get(), placed);
        }

        orders.persist(placed);
        journal.append(placed.placed());
        return placed;
    }

    private static RegistrationOrder same(RegistrationOrder existing, RegistrationOrder placed) {
        if (!existing.saysTheSameAs(placed)) {
            throw Problem.of(
                    IdentityProblem.ORDER_DIFFERS, "Delete the order first, or give the new one an id of its own.");
        }
        return existing;
    }

    /** PostgreSQL keeps microseconds. */
    private static Instant stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
