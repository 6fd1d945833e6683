package cn.xinshou.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries facts from the outbox to the broker: a batch is read, sent, acknowledged by all in-sync replicas and only then deleted,
 * in one transaction. A crash in between sends the batch again; consumers know an event by its id.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);
    private static final Duration BACKLOG_READ_EVERY = Duration.ofSeconds(5);

    private final JournalConfig config;
    private final Map<String, Object> broker;
    private final Outbox outbox;
    private final CloudEvents.Writer events;
    private final Clock clock;
    private final Counter relayed;
    private final Counter failures;
    private final Semaphore bell = new Semaphore(0);
    private final Thread worker = new Thread(this::run, "journal-relay");

    private volatile boolean running = true;
    private volatile Outbox.Backlog backlog = new Outbox.Backlog(0, Duration.ZERO);
    private long backlogReadAt;
    private @Nullable KafkaProducer<String, byte[]> producer;

    Relay(
            JournalConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            Outbox outbox,
            MeterRegistry metrics) {
        this.config = config;
        this.broker = broker;
        this.outbox = outbox;
        this.events = new CloudEvents.Writer(config.topic(), config.source());
        this.clock = Clock.systemUTC();
        this.relayed = metrics.counter("journal.relayed");
        this.failures = metrics.counter("journal.relay.failures");
        metrics.gauge("journal.outbox.size", this, relay -> relay.backlog.size());
        metrics.gauge(
                "journal.outbox.age.seconds", this, relay -> relay.backlog.age().toSeconds());
    }

    void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        worker.setDaemon(true);
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        worker.join(Duration.ofSeconds(5));
    }

    /** Tells the relay that something was committed; cheap, from any thread. */
    void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    private void run() {
        var failuresInARow = 0;
        while (running) {
            try {
                var sent = QuarkusTransaction.requiringNew()
                        .timeout((int) config.relay().patience().toSeconds() * 2)
                        .call(this::relayOldest);
                failuresInARow = 0;
                measureBacklog();
                if (sent < config.relay().batch()) {
                    rest(config.relay().rest());
                }
            } catch (RuntimeException e) {
                failuresInARow++;
                failures.increment();
                LOG.warnf("The journal could not be relayed (%d in a row): %s", failuresInARow, rootMessage(e));
                abandonProducer();
                rest(backoff(failuresInARow));
            }
        }
        closeProducer(Duration.ofSeconds(2));
    }

    private int relayOldest() throws SQLException {
        if (!outbox.claim()) {
            return 0;
        }
        var rows = outbox.oldest(config.relay().batch());
        if (!rows.isEmpty()) {
            var kafka = producer();
            var sent = rows.stream().map(row -> kafka.send(events.write(row))).toList();
            kafka.flush();
            awaitAll(sent);
            outbox.remove(rows);
            relayed.increment(rows.size());
        }
        return rows.size();
    }

    private void awaitAll(List<Future<RecordMetadata>> sent) {
        try {
            for (var one : sent) {
                one.get(config.relay().patience().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the broker", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker did not acknowledge", e);
        }
    }

    private void measureBacklog() {
        if (System.nanoTime() - backlogReadAt < BACKLOG_READ_EVERY.toNanos()) {
            return;
        }
        backlogReadAt = System.nanoTime();
        try {
            backlog = outbox.backlog(clock.instant());
        } catch (SQLException e) {
            LOG.debug("The backlog could not be measured", e);
        }
    }

    private void rest(Duration longest) {
        try {
            if (bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.sleep(config.relay().gather());
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private static Duration backoff(int failuresInARow) {
        var pause = Duration.ofMillis(100L << Math.min(failuresInARow, 10));
        return pause.compareTo(LONGEST_BACKOFF) < 0 ? pause : LONGEST_BACKOFF;
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            var settings = new HashMap<>(broker);
            var patience = (int) config.relay().patience().toMillis();
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience / 2);
            // The relay sends whole batches and then flushes, which sends what lingers: without lingering the first
            // record would
            // leave alone while the others are still being written.
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 1_000);
            settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
            settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    /** After a failure nothing of the old batch may still leave: it could overtake the repetition. */
    private void abandonProducer() {
        closeProducer(Duration.ZERO);
    }

    private void closeProducer(Duration patience) {
        if (producer != null) {
            producer.close(patience);
            producer = null;
        }
    }

    private static String rootMessage(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
