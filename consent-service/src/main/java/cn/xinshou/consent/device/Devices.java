package cn.xinshou.consent.device;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All devices on which anything was ever chosen, with every change in its order. */
@ApplicationScoped
class Devices {

    private static final String GPC = "gpc";
    private static final String DNT = "dnt";

    private final DataSource database;

    Devices(DataSource database) {
        this.database = database;
    }

    /** The claim of the device, if it is known. */
    Optional<Long> claim(UUID device) throws SQLException {
        return claim(device, "select claim from device where id = ?");
    }

    /** Makes the device known under the claim unless it is known already, and locks it: its changes happen one after the other. */
    long lock(UUID device, long claim, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into device (id, claim, since) values (?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, device);
            insert.setLong(2, claim);
            insert.setObject(3, utc(now));
            insert.executeUpdate();
        }
        return claim(device, "select claim from device where id = ? for update").orElseThrow();
    }

    private Optional<Long> claim(UUID device, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, device);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    DeviceState state(UUID device) throws SQLException {
        var states = states(device, """
                select distinct on (about) device, about, choice, "on", conflict_gpc, conflict_dnt, at
                from device_choice where device = ? order by about, number desc
                """);
        return states.isEmpty() ? DeviceState.NEW : states.getFirst();
    }

    /** Of those devices of the person on which anything was ever chosen or heard. */
    List<DeviceState> statesOf(UUID subject) throws SQLException {
        return states(subject, """
                select newest.* from device_link link cross join lateral (
                    select distinct on (about) device, about, choice, "on", conflict_gpc, conflict_dnt, at
                    from device_choice where device = link.device order by about, number desc) newest
                where link.subject = ? order by newest.device
                """);
    }

    private List<DeviceState> states(UUID of, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, of);
            try (var row = select.executeQuery()) {
                var states = new ArrayList<DeviceState>();
                var more = row.next();
                while (more) {
                    var device = row.getObject("device", UUID.class);
                    var changes = new Changes();
                    do {
                        changes.read(row);
                        more = row.next();
                    } while (more && row.getObject("device", UUID.class).equals(device));
                    states.add(changes.state());
                }
                return states;
            }
        }
    }

    /** The newest change about each thing on one device. */
    private static final class Changes {

        private final Map<String, DeviceState.Made> choices = new HashMap<>();
        private @Nullable Instant gpc;
        private @Nullable Instant dnt;

        void read(ResultSet row) throws SQLException {
            var about = row.getString("about");
            var at = row.getObject("at", OffsetDateTime.class).toInstant();
            switch (about) {
                case "signal:" + GPC -> gpc = row.getBoolean("on") ? at : null;
                case "signal:" + DNT -> dnt = row.getBoolean("on") ? at : null;
                default ->
                    choices.put(
                            about.substring("purpose:".length()),
                            new DeviceState.Made(
                                    Choice.valueOf(row.getString("choice")),
                                    new Signals(row.getBoolean("conflict_gpc"), row.getBoolean("conflict_dnt")),
                                    at));
            }
        }

        DeviceState state() {
            return new DeviceState(choices, gpc, dnt);
        }
    }

    /** How many changes the device made since then. */
    int changesSince(UUID device, Instant since) throws SQLException {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("select count(*) from device_choice where device = ? and at > ?")) {
            select.setObject(1, device);
            select.setObject(2, utc(since));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Adds a change behind all others of the device, whose row is locked. */
    void add(DeviceEvent.ChoiceChanged change, Signals conflict, @Nullable String surface) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into device_choice
                            (device, number, about, choice, "on", conflict_gpc, conflict_dnt, policy_version, surface, at)
                        values (?, (select coalesce(max(number), 0) + 1 from device_choice where device = ?),
                            ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            fill(insert, change, conflict, surface);
            insert.executeUpdate();
        }
    }

    private static void fill(
            PreparedStatement insert, DeviceEvent.ChoiceChanged change, Signals conflict, @Nullable String surface)
            throws SQLException {
        var choice = change.choice();
        insert.setObject(1, change.device());
        insert.setObject(2, change.device());
        insert.setString(3, choice == null ? "signal:" + change.signal() : "purpose:" + change.purpose());
        insert.setString(4, choice == null ? null : choice.name());
        insert.setObject(5, change.on());
        insert.setBoolean(6, conflict.gpc());
        insert.setBoolean(7, conflict.dnt());
        insert.setString(8, change.policyVersion());
        insert.setString(9, surface);
        insert.setObject(10, utc(change.at()));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
