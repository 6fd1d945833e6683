package cn.xinshou.journal;

import java.util.Set;

/**
 * Follows facts of other services, or of this one. Every bean of this type is subscribed when the service is ready; replicas of a
 * service share the work by partition.
 */
public interface Listener {

    /** Names the inbox and the consumer group, e.g. {@code breach.alerts}. Never changed once it ran: a new name reads everything anew. */
    String name();

    Set<String> topics();

    /** The event types handed over; others are passed by. */
    Set<String> types();

    /**
     * Takes the event in. Called once per event id, in order per key, inside the transaction that also remembers the id.
     *
     * @throws UnreadableEvent if it makes no sense: it is kept as a dead letter at once
     * @throws RetryLater if something needed is away: it is handed over again until it succeeds
     */
    void on(ReceivedEvent event);
}
