package cn.xinshou.consent.device;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Which devices are whose. */
@ApplicationScoped
class Links {

    record Link(UUID device, Instant since) {}

    private final DataSource database;

    Links(DataSource database) {
        this.database = database;
    }

    Optional<Link> find(UUID subject, UUID device) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select device, since from device_link where subject = ? and device = ?")) {
            select.setObject(1, subject);
            select.setObject(2, device);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    /** The longest known first. */
    List<Link> of(UUID subject) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select device, since from device_link where subject = ? order by since, device")) {
            select.setObject(1, subject);
            try (var row = select.executeQuery()) {
                var links = new ArrayList<Link>();
                while (row.next()) {
                    links.add(read(row));
                }
                return links;
            }
        }
    }

    /** Lets nobody link a further device to the person until the caller's transaction ends, so that a limit can be kept. */
    void hold(UUID subject) throws SQLException {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 11))")) {
            lock.setString(1, subject.toString());
            lock.executeQuery().close();
        }
    }

    /** The person is gone; what was chosen on the devices stays with them, and tells nothing of anybody. */
    void forget(UUID subject) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from device_link where subject = ?")) {
            delete.setObject(1, subject);
            delete.executeUpdate();
        }
    }

    Link add(UUID subject, UUID device, Instant since) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into device_link (subject, device, since) values (?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, subject);
            insert.setObject(2, device);
            insert.setObject(3, Devices.utc(since));
            insert.executeUpdate();
        }
        return find(subject, device).orElseThrow();
    }

    void remove(UUID subject, UUID device) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from device_link where subject = ? and device = ?")) {
            delete.setObject(1, subject);
            delete.setObject(2, device);
            delete.executeUpdate();
        }
    }

    private static Link read(ResultSet row) throws SQLException {
        return new Link(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant());
    }
}
