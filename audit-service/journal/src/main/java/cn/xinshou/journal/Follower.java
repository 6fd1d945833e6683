package cn.xinshou.journal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A reader of a whole topic that knows how sure it is of having missed nothing. */
public final class Follower implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration CONFIRM_EVERY = Duration.ofMillis(500);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Object> broker;
    private final String topic;
    private final Set<String> types;
    private final Runnable load;
    private final Consumer<ReceivedEvent> handler;
    private final Thread worker;

    private volatile boolean running = true;
    private volatile long confirmedAt;
    private volatile boolean confirmed;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;
    private @Nullable Question question;

    /** Where the topic ended when that was asked, not read up to yet. Known to the worker only. */
    private record Question(long asked, Map<TopicPartition, Long> end) {}

    Follower(
            Map<String, Object> broker,
            String topic,
            Set<String> types,
            Runnable load,
            Consumer<ReceivedEvent> handler) {
        this.broker = broker;
        this.topic = topic;
        this.types = types;
        this.load = load;
        this.handler = handler;
        this.worker = new Thread(this::run, "follower-" + topic);
    }

    /** Whether the state was loaded and the topic read up to its end at least once since. */
    public boolean caughtUp() {
        return confirmed;
    }

    /**
     * How long ago the broker last confirmed that nothing is missing; empty before the first time. At rest it stays under a
     * second; it grows while the broker is away or the follower lags behind.
     */
    public Optional<Duration> silence() {
        return confirmed ? Optional.of(Duration.ofNanos(System.nanoTime() - confirmedAt)) : Optional.empty();
    }

    void start() {
        worker.setDaemon(true);
        worker.start();
    }

    @Override
    public void close() {
        running = false;
        var consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void run() {
        while (running) {
            try (var consumer = consumer()) {
                reading = consumer;
                question = null;
                var partitions = partitions(consumer);
                var start = consumer.endOffsets(partitions, BROKER_PATIENCE);
                load.run();
                consumer.assign(partitions);
                start.forEach(consumer::seek);
                while (running) {
                    consumer.poll(Duration.ofMillis(100)).forEach(this::hear);
                    confirm(consumer, partitions);
                }
            } catch (UnreadableEvent e) {
                // Reading anew starts behind it: the state comes from the database, which has no such thing.
                LOG.errorf("An event on %s cannot be read (%s); the state is loaded anew", topic, e.reason());
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warnf("Following %s starts over: %s", topic, e.toString());
                    rest();
                }
            }
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> message) {
        if (types.contains(CloudEvents.type(message))) {
            handler.accept(CloudEvents.read(message));
        }
    }

    /**
     * Asks where the topic ends, now and then, and is sure as of that moment once it has read so far. While facts keep coming it is always a
     * little behind the end of now, and still sure of how things stood a moment ago.
     */
    private void confirm(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        var open = question;
        if (open == null && (!confirmed || System.nanoTime() - confirmedAt >= CONFIRM_EVERY.toNanos())) {
            open = ask(consumer, partitions);
            question = open;
        }
        if (open != null
                && open.end().entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
            confirmedAt = open.asked();
            confirmed = true;
            question = null;
        }
    }

    /** A broker that does not answer makes us unsure, no more: our place is known, and what follows it waits there. */
    private @Nullable Question ask(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        var asked = System.nanoTime();
        try {
            return new Question(asked, consumer.endOffsets(partitions, BROKER_PATIENCE));
        } catch (TimeoutException e) {
            LOG.debugf("The broker does not say where %s ends: %s", topic, e.getMessage());
            return null;
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        var partitions = consumer.partitionsFor(topic, BROKER_PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("the topic does not exist yet");
        }
        return partitions;
    }

    private static void rest() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new HashMap<>(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // If the broker has already dropped what was noted as the end, starting over from the database is the only safe
        // way.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
