package cn.xinshou.journal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * The loop of one listener. An event that fails holds up its own partition only, which rests and tries again; what can never be
 * taken in becomes a dead letter, so that nothing is skipped and nothing stands still for ever.
 */
final class Subscription implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Subscription.class);

    // The inbox knows what was taken in, so a place that is told late costs a second look and no second effect; telling
    // every place at once would cost the broker more than the events do.
    private static final Duration COMMIT_EVERY = Duration.ofMillis(500);

    private record Setback(long offset, int attempts, long resumeAt) {}

    private final Listener listener;
    private final Map<String, Object> broker;
    private final JournalConfig.Listening config;
    private final Reception reception;
    private final DeadLetters deadLetters;
    private final Map<TopicPartition, Setback> setbacks = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
    private final Thread worker;

    private volatile boolean running = true;
    private long committedAt = System.nanoTime();

    Subscription(
            Listener listener,
            Map<String, Object> broker,
            JournalConfig.Listening config,
            Reception reception,
            DeadLetters deadLetters) {
        this.listener = listener;
        this.broker = broker;
        this.config = config;
        this.reception = reception;
        this.deadLetters = deadLetters;
        this.worker = new Thread(this::run, "listener-" + listener.name());
    }

    void start() {
        worker.setDaemon(true);
        worker.start();
    }

    @Override
    public void close() {
        running = false;
        try {
            worker.join(Duration.ofSeconds(3));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            setbacks.clear();
            places.clear();
            try (var consumer = consumer()) {
                consumer.subscribe(listener.topics(), new Handover(consumer));
                while (running) {
                    pollOnce(consumer);
                }
                commit(consumer);
            } catch (WakeupException | CommitFailedException e) {
                LOG.debugf("%s starts over: %s", listener.name(), e.getMessage());
            } catch (RuntimeException e) {
                LOG.warnf(e, "%s starts over", listener.name());
                sleep(config.firstPause());
            }
        }
    }

    private void pollOnce(KafkaConsumer<byte[], byte[]> consumer) {
        resumeRested(consumer);
        var messages = consumer.poll(Duration.ofMillis(200));
        for (var partition : messages.partitions()) {
            takeInOrder(consumer, partition, messages.records(partition));
        }
        if (System.nanoTime() - committedAt >= COMMIT_EVERY.toNanos()) {
            commit(consumer);
        }
        if (!messages.isEmpty()) {
            sleep(config.gather());
        }
    }

    private void takeInOrder(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> messages) {
        for (var message : messages) {
            if (!taken(message)) {
                consumer.seek(partition, message.offset());
                consumer.pause(List.of(partition));
                places.put(partition, new OffsetAndMetadata(message.offset()));
                return;
            }
            setbacks.remove(partition);
        }
        places.put(partition, new OffsetAndMetadata(messages.getLast().offset() + 1));
    }

    /** Whether the message is done with: taken in, none of ours, or kept as a dead letter. */
    private boolean taken(ConsumerRecord<byte[], byte[]> message) {
        try {
            // Most of a topic is for others: only what is ours is worth reading.
            if (listener.types().contains(CloudEvents.type(message))) {
                reception.receive(listener, CloudEvents.read(message));
            }
            return true;
        } catch (UnreadableEvent e) {
            return buried(message, e.reason());
        } catch (RetryLater e) {
            return setBack(message, e, false);
        } catch (RuntimeException e) {
            return setBack(message, e, true);
        }
    }

    private boolean setBack(ConsumerRecord<byte[], byte[]> message, RuntimeException failure, boolean endsSomeDay) {
        var partition = new TopicPartition(message.topic(), message.partition());
        var last = setbacks.get(partition);
        var attempts = last != null && last.offset() == message.offset() ? last.attempts() + 1 : 1;
        if (endsSomeDay
                && attempts >= config.attempts()
                && buried(message, failure.getClass().getSimpleName())) {
            return true;
        }
        LOG.warnf(
                failure,
                "%s could not take in %s/%d/%d (attempt %d)",
                listener.name(),
                message.topic(),
                message.partition(),
                message.offset(),
                attempts);
        setbacks.put(
                partition,
                new Setback(
                        message.offset(),
                        attempts,
                        System.nanoTime() + pause(attempts).toNanos()));
        return false;
    }

    /** If even this cannot be written the database is away: the message keeps its place. */
    private boolean buried(ConsumerRecord<byte[], byte[]> message, String reason) {
        try {
            deadLetters.keep(listener.name(), message, reason);
            return true;
        } catch (RuntimeException e) {
            return setBack(message, e, false);
        }
    }

    private void resumeRested(KafkaConsumer<byte[], byte[]> consumer) {
        for (var partition : consumer.paused()) {
            var setback = setbacks.get(partition);
            if (setback == null || System.nanoTime() - setback.resumeAt() >= 0) {
                consumer.resume(List.of(partition));
            }
        }
    }

    private Duration pause(int attempts) {
        var pause = config.firstPause().multipliedBy(1L << Math.min(attempts - 1, 16));
        return pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause();
    }

    private void commit(KafkaConsumer<byte[], byte[]> consumer) {
        committedAt = System.nanoTime();
        if (!places.isEmpty()) {
            consumer.commitSync(Map.copyOf(places));
            places.clear();
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, listener.name());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Tells the places before another replica goes on from them; what it cannot tell, the other one looks at twice. */
    private final class Handover implements ConsumerRebalanceListener {

        private final KafkaConsumer<byte[], byte[]> consumer;

        private Handover(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit(consumer);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            places.keySet().removeAll(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }
}
