package cn.xinshou.journal;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Subscribes every {@link Listener} of the service, each on a thread of its own. */
@ApplicationScoped
class Listening {

    private final List<Listener> listeners;
    private final Map<String, Object> broker;
    private final JournalConfig config;
    private final Reception reception;
    private final DeadLetters deadLetters;
    private final List<Subscription> subscriptions = new ArrayList<>();

    Listening(
            @All List<Listener> listeners,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            JournalConfig config,
            Reception reception,
            DeadLetters deadLetters) {
        this.listeners = listeners;
        this.broker = broker;
        this.config = config;
        this.reception = reception;
        this.deadLetters = deadLetters;
    }

    void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        for (var listener : listeners) {
            var subscription = new Subscription(listener, broker, config.listening(), reception, deadLetters);
            subscriptions.add(subscription);
            subscription.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        subscriptions.forEach(Subscription::close);
    }
}
