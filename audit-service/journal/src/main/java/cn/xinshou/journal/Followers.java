package cn.xinshou.journal;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Starts followers: readers of a whole topic, one in every replica, for state that is kept in memory. */
@ApplicationScoped
public class Followers {

    private final Map<String, Object> broker;
    private final Queue<Follower> followers = new ConcurrentLinkedQueue<>();

    Followers(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /**
     * Follows the topic in the background: notes its present end, runs {@code load} (which fills the state from the database),
     * then hands over every event of these types since that end. Both steps are repeated until they succeed, so this returns at once, also while
     * broker or database are away. An event may be seen twice, by the load and by the handler: the handler must be idempotent.
     *
     * @param types the only ones that are handed over; all others cost next to nothing
     * @param load fills the state from what is committed; may throw to be called again
     * @param handler called on one thread, in order per key; if it throws, state and topic are read anew from {@code load} on
     */
    public Follower follow(String topic, Set<String> types, Runnable load, Consumer<ReceivedEvent> handler) {
        var follower = new Follower(broker, topic, Set.copyOf(types), load, handler);
        followers.add(follower);
        follower.start();
        return follower;
    }

    void stop(@Observes ShutdownEvent event) {
        followers.forEach(Follower::close);
    }
}
