package cn.xinshou.audit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where the next record of each partition is read from. Kept beside the ledger and not with the broker, to commit with it. */
final class Offsets {

    private Offsets() {}

    static Map<TopicPartition, Long> all(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select topic, partition, next from intake_offset");
                var found = select.executeQuery()) {
            var offsets = new HashMap<TopicPartition, Long>();
            while (found.next()) {
                offsets.put(new TopicPartition(found.getString(1), found.getInt(2)), found.getLong(3));
            }
            return offsets;
        }
    }

    static void begin(Connection connection, TopicPartition partition, long next) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into intake_offset (topic, partition, next) values (?, ?, ?)")) {
            insert.setString(1, partition.topic());
            insert.setInt(2, partition.partition());
            insert.setLong(3, next);
            insert.executeUpdate();
        }
    }

    /** @throws IllegalStateException if somebody else moved it meanwhile: what was read from there must not be appended again */
    static void move(Connection connection, TopicPartition partition, long expected, long next) throws SQLException {
        try (var update = connection.prepareStatement(
                "update intake_offset set next = ? where topic = ? and partition = ? and next = ?")) {
            update.setLong(1, next);
            update.setString(2, partition.topic());
            update.setInt(3, partition.partition());
            update.setLong(4, expected);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException(partition + " is no longer at " + expected);
            }
        }
    }
}
