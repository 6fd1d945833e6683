package cn.xinshou.identity.order;

import cn.xinshou.identity.item.Item;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order for an examination, which locks the items it rests on for its period, its end not included. */
@Entity
@IdClass(RegistrationOrder.Key.class)
public class RegistrationOrder {

    /** An order's id is the platform's and is its own among one person's orders. */
    record Key(UUID subject, String orderId) {}

    @Id
    private UUID subject;

    @Id
    private String orderId;

    private String exam;
    private List<String> items;
    private Instant lockedFrom;
    private Instant lockedUntil;
    private @Nullable Instant ticketsAt;
    private Instant placedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected RegistrationOrder() {}

    /** @param items as asked for; those that are never locked do no harm in it */
    public RegistrationOrder(
            UUID subject, String orderId, String exam, Set<Item> items, Instant from, Instant until, Instant placedAt) {
        this.subject = subject;
        this.orderId = orderId;
        this.exam = exam;
        this.items = items.stream().map(Item::word).sorted().toList();
        this.lockedFrom = from;
        this.lockedUntil = until;
        this.placedAt = placedAt;
    }

    /** @param at when admission tickets are printed: what stands on them has to be right by then */
    RegistrationOrder withTicketsAt(@Nullable Instant at) {
        ticketsAt = at;
        return this;
    }

    OrderEvent.Placed placed() {
        return new OrderEvent.Placed(subject, orderId, exam, items, lockedFrom, lockedUntil, ticketsAt, placedAt);
    }

    OrderEvent.Lifted lifted(Instant at) {
        return new OrderEvent.Lifted(subject, orderId, at);
    }

    public boolean locks(Item item, Instant at) {
        return item.isLockable() && items.contains(item.word()) && !at.isBefore(lockedFrom) && at.isBefore(lockedUntil);
    }

    boolean saysTheSameAs(RegistrationOrder other) {
        return exam.equals(other.exam)
                && items.equals(other.items)
                && lockedFrom.equals(other.lockedFrom)
                && lockedUntil.equals(other.lockedUntil)
                && Objects.equals(ticketsAt, other.ticketsAt);
    }

    public String orderId() {
        return orderId;
    }

    public String exam() {
        return exam;
    }

    /** The items it keeps from being changed within its period. */
    public List<String> locked() {
        return items.stream().filter(word -> Item.of(word).isLockable()).collect(Collectors.toList());
    }

    public List<String> items() {
        return items;
    }

    public Instant from() {
        return lockedFrom;
    }

    public Instant until() {
        return lockedUntil;
    }

    public @Nullable Instant ticketsAt() {
        return ticketsAt;
    }
}
