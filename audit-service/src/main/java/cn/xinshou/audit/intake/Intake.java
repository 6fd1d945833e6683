package cn.xinshou.audit.intake;

import cn.xinshou.audit.ledger.AppendEntries;
import cn.xinshou.audit.ledger.LedgerConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** Tries to be the sequencer for as long as the process lives. Every replica does; one at a time succeeds. */
@ApplicationScoped
class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final List<String> TOPICS =
            List.of("xinshou.consent", "xinshou.identity", "xinshou.audit", "xinshou.breach");

    private final DataSource database;
    private final Map<String, Object> broker;
    private final AppendEntries append;
    private final LedgerConfig.Intake config;
    private final IntakeState state;
    private final Thread worker = new Thread(this::run, "ledger-intake");

    private volatile boolean running = true;

    Intake(
            DataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            AppendEntries append,
            LedgerConfig config,
            IntakeState state) {
        this.database = database;
        this.broker = broker;
        this.append = append;
        this.config = config.intake();
        this.state = state;
    }

    void start(@Observes StartupEvent event) {
        worker.setDaemon(true);
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        worker.join(Duration.ofSeconds(5));
    }

    private void run() {
        while (running) {
            try (var consumer = consumer()) {
                Sequencer.term(database, consumer, append, config, TOPICS, state, () -> running);
            } catch (OffsetOutOfRangeException e) {
                // Records were deleted before the ledger had them, or the broker lost its data. To go on from somewhere
                // else is a
                // decision for people: it would hide that facts are missing.
                state.stuck();
                LOG.errorf("The broker no longer has the records that the ledger expects next: %s", e.getMessage());
            } catch (SQLException | RuntimeException e) {
                state.failed();
                LOG.warnf(e, "The ledger's intake starts over");
            }
            rest();
        }
    }

    private void rest() {
        try {
            if (running) {
                Thread.sleep(config.pause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "audit.ledger");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
        // A few batches ahead is enough; the default would hold 50 MB of a backlog in memory.
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
