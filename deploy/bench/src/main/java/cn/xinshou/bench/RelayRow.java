package cn.xinshou.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.local.suite.OurService;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** From the journal to the broker, against the least that this can be. */
final class RelayRow implements Row {

    private static final int FACTS = 60_000;
    private static final int BATCH = 1_000;
    /** Measured after one that is not. */
    private static final int ROUNDS = 4;

    private static final String FILL = """
            insert into journal_outbox (type, key, occurred_at, data)
            select 'cn.xinshou.bench.nothing.v1', gen_random_uuid()::text, now(), repeat('{"measured": "only"}', 20)
            from generate_series(1, %d)
            """;

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public String question() {
        return "journal to Kafka, against a bare loop of select, send, await, delete over the same rows";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        var database = lab.database().freshPeople(10_000);
        try {
            var bare = bare(lab, database);
            try (var service = RunningService.start(lab, OurService.CONSENT, database)) {
                relayed(lab, database);
                var rate = 0.0;
                for (var round = 0; round < ROUNDS; round++) {
                    rate += relayed(lab, database) / ROUNDS;
                }
                return List.of(
                        Finding.ratio("facts relayed", rate, bare, "/s", Bar.atLeast(0.7)),
                        Finding.figure("facts relayed", rate, "/s", Bar.atLeast(5_000, "/s")),
                        Finding.figure("service process", service.cpuMillis() / 1000.0, "s of CPU, start included"));
            }
        } finally {
            lab.database().drop(database);
        }
    }

    /** Timed from the first deleted batch to the last, so that waking up does not count. */
    private static double relayed(Lab lab, String database) throws SQLException, InterruptedException {
        try (var connection = lab.database().open(database)) {
            fill(connection);
            var last = number(connection, "select max(seq) from journal_outbox");
            var first = 0L;
            var begun = 0L;
            while (true) {
                var oldest = number(connection, "select coalesce(min(seq), " + (last + 1) + ") from journal_outbox");
                if (begun == 0 && last - oldest < FACTS - BATCH) {
                    begun = System.nanoTime();
                    first = oldest;
                }
                if (oldest > last) {
                    return (last + 1 - first) / ((System.nanoTime() - begun) / 1e9);
                }
                Thread.sleep(5);
            }
        }
    }

    private static double bare(Lab lab, String database) throws Exception {
        try (var connection = lab.database().open(database);
                var producer = new KafkaProducer<String, byte[]>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                lab.kafka(),
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                256 * 1024,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            connection.setAutoCommit(false);
            var rate = 0.0;
            for (var round = 0; round <= ROUNDS; round++) {
                fill(connection);
                connection.commit();
                var from = System.nanoTime();
                while (batch(connection, producer) > 0) {
                    connection.commit();
                }
                connection.commit();
                if (round > 0) {
                    rate += FACTS / ((System.nanoTime() - from) / 1e9) / ROUNDS;
                }
            }
            return rate;
        }
    }

    private static int batch(Connection connection, KafkaProducer<String, byte[]> producer) throws Exception {
        var seqs = new ArrayList<Long>();
        var sent = new ArrayList<Future<RecordMetadata>>();
        try (var select = connection.prepareStatement(
                "select seq, event_id, type, key, occurred_at, data from journal_outbox order by seq limit " + BATCH)) {
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    seqs.add(row.getLong(1));
                    var data = row.getString(6).getBytes(UTF_8);
                    sent.add(producer.send(new ProducerRecord<>("xinshou.consent.dlq", row.getString(4), data)));
                }
            }
        }
        producer.flush();
        for (var one : sent) {
            one.get();
        }
        try (var delete = connection.prepareStatement("delete from journal_outbox where seq = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", seqs.toArray()));
            delete.executeUpdate();
        }
        return seqs.size();
    }

    private static void fill(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(FILL.formatted(FACTS));
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
