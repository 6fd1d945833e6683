package cn.xinshou.audit.intake;

import cn.xinshou.audit.ledger.AppendEntries;
import cn.xinshou.audit.ledger.LedgerConfig;
import cn.xinshou.audit.ledger.NewEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * One term of the one process that appends. Its lock, its epoch and its transactions share one connection: who loses the
 * connection loses the lock, and can write nothing any more.
 */
final class Sequencer implements AutoCloseable {

    // Any number that nothing else in this database locks.
    private static final long LOCK = 0x78_69_6e_73_68_6f_75_01L;

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(15);

    private final Connection connection;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AppendEntries append;
    private final LedgerConfig.Intake config;
    private final Collection<String> topics;
    private final IntakeState state;
    private final long epoch;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private long looked = Long.MIN_VALUE;

    private Sequencer(
            Connection connection,
            KafkaConsumer<byte[], byte[]> consumer,
            AppendEntries append,
            LedgerConfig.Intake config,
            Collection<String> topics,
            IntakeState state)
            throws SQLException {
        this.connection = connection;
        this.consumer = consumer;
        this.append = append;
        this.config = config;
        this.topics = topics;
        this.state = state;
        this.epoch = append.takeOver(connection);
        connection.commit();
    }

    /** Runs until told to stop or until something fails; returns at once if another process has the lock. */
    static void term(
            DataSource database,
            KafkaConsumer<byte[], byte[]> consumer,
            AppendEntries append,
            LedgerConfig.Intake config,
            Collection<String> topics,
            IntakeState state,
            BooleanSupplier running)
            throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (!lock(connection)) {
                connection.commit();
                return;
            }
            try (var sequencer = new Sequencer(connection, consumer, append, config, topics, state)) {
                while (running.getAsBoolean()) {
                    sequencer.round();
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        try (var unlock = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            unlock.setLong(1, LOCK);
            unlock.execute();
        }
        connection.commit();
    }

    private void round() throws SQLException {
        lookForPartitions();
        var batch = gather();
        if (!batch.isEmpty()) {
            write(batch);
            state.behind(waiting());
        }
    }

    /** Takes what is there; a batch that is not full waits a moment for more. */
    private List<ConsumerRecord<byte[], byte[]>> gather() {
        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        consumer.poll(PATIENCE).forEach(batch::add);
        if (!batch.isEmpty()) {
            var until = System.nanoTime() + config.linger().toNanos();
            while (batch.size() < config.batch() && System.nanoTime() < until) {
                consumer.poll(Duration.ofNanos(Math.max(0, until - System.nanoTime())))
                        .forEach(batch::add);
            }
        }
        return batch;
    }

    private void write(List<ConsumerRecord<byte[], byte[]>> batch) throws SQLException {
        var entries = batch.stream().map(Reading::read).toList();
        var appended = append.append(connection, epoch, entries);
        var moved = batch.stream()
                .collect(Collectors.toMap(
                        received -> new TopicPartition(received.topic(), received.partition()),
                        received -> received.offset() + 1,
                        Math::max));
        for (var partition : moved.entrySet()) {
            Offsets.move(connection, partition.getKey(), at(partition.getKey()), partition.getValue());
        }
        connection.commit();
        next.putAll(moved);
        state.appended(appended.size(), appended.entries(), appended.duplicates(), unread(entries));
    }

    private void lookForPartitions() throws SQLException {
        if (looked != Long.MIN_VALUE && System.nanoTime() - looked < LOOK_FOR_PARTITIONS.toNanos()) {
            return;
        }
        var partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        if (!partitions.equals(consumer.assignment())) {
            consumer.assign(partitions);
            seek(partitions);
        }
        looked = System.nanoTime();
    }

    private void seek(Collection<TopicPartition> partitions) throws SQLException {
        next.clear();
        next.putAll(Offsets.all(connection));
        var beginnings = consumer.beginningOffsets(partitions);
        for (var partition : partitions) {
            if (!next.containsKey(partition)) {
                var first = beginnings.getOrDefault(partition, 0L);
                Offsets.begin(connection, partition, first);
                next.put(partition, first);
            }
            consumer.seek(partition, at(partition));
        }
        connection.commit();
    }

    private long at(TopicPartition partition) {
        return next.getOrDefault(partition, 0L);
    }

    private long waiting() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private static long unread(List<NewEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.type().equals(Reading.QUARANTINED))
                .count();
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            select.setLong(1, LOCK);
            try (var locked = select.executeQuery()) {
                return locked.next() && locked.getBoolean(1);
            }
        }
    }
}
