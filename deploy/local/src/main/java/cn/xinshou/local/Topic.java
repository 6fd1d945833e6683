package cn.xinshou.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A topic as a test sees it: the records that arrive from now on, as real bytes with their headers. For one thread. */
public final class Topic implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final String name;
    private final KafkaConsumer<@Nullable String, byte[]> consumer;
    private final Queue<ConsumerRecord<@Nullable String, byte[]>> arrived = new ArrayDeque<>();

    private Topic(String name, KafkaConsumer<@Nullable String, byte[]> consumer) {
        this.name = name;
        this.consumer = consumer;
    }

    /** Everything that is published after this call returns. */
    public static Topic tail(String bootstrap, String name) {
        Topic topic = open(bootstrap, name);
        topic.consumer.seekToEnd(topic.consumer.assignment());
        // Seeking is lazy; asking for the position makes it happen now.
        topic.consumer.assignment().forEach(topic.consumer::position);
        return topic;
    }

    /** Everything that the topic still holds, and what follows. */
    public static Topic head(String bootstrap, String name) {
        Topic topic = open(bootstrap, name);
        topic.consumer.seekToBeginning(topic.consumer.assignment());
        return topic;
    }

    /** The next record; an assertion error when none arrives in time. */
    public ConsumerRecord<@Nullable String, byte[]> next(Duration patience) {
        return next(any -> true, patience);
    }

    /** The next record of this CloudEvents type; records of other types before it are dropped. */
    public ConsumerRecord<@Nullable String, byte[]> next(String type, Duration patience) {
        return next(received -> type.equals(header(received, "ce_type")), patience);
    }

    /**
     * The next record of this CloudEvents type with this key; all others before it are dropped. What was said before the tail began may
     * still be on its way to the broker and arrive behind it: a test that waits for its own fact names whom it is about.
     */
    public ConsumerRecord<@Nullable String, byte[]> next(String type, String key, Duration patience) {
        return next(received -> key.equals(received.key()) && type.equals(header(received, "ce_type")), patience);
    }

    /** A header as text, or null. */
    public static @Nullable String header(ConsumerRecord<?, ?> received, String key) {
        Header header = received.headers().lastHeader(key);
        return header == null ? null : new String(header.value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** The next record that is wanted; all others before it are dropped. */
    public ConsumerRecord<@Nullable String, byte[]> next(
            Predicate<ConsumerRecord<@Nullable String, byte[]>> wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        do {
            while (!arrived.isEmpty()) {
                ConsumerRecord<@Nullable String, byte[]> candidate = arrived.remove();
                if (wanted.test(candidate)) {
                    return candidate;
                }
            }
            consumer.poll(POLL).forEach(arrived::add);
        } while (!arrived.isEmpty() || System.nanoTime() < deadline);
        throw new AssertionError("no such record on " + name + " within " + patience);
    }

    private static Topic open(String bootstrap, String name) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false);
        KafkaConsumer<@Nullable String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
        consumer.assign(partitions);
        return new Topic(name, consumer);
    }
}
