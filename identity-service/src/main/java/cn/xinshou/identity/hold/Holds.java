package cn.xinshou.identity.hold;

import cn.xinshou.identity.reading.TimeCursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All holds. */
@ApplicationScoped
public class Holds {

    /** Of items {@code i} of a person and purpose: whether a hold in force keeps them; takes the present time. */
    public static final String KEEPS_ITEM = """
            exists (select 1 from hold_subject hs join hold h on h.id = hs.hold
                    where hs.subject = i.subject and h.state = 'in-force' and h.until > ?
                      and (h.items = '{}' or i.item = any (h.items)) and (h.purposes = '{}' or i.purpose = any (h.purposes)))
            """;

    private static final String SELECT = """
            select h.*, array(select s.subject from hold_subject s where s.hold = h.id order by s.subject) subjects from hold h
            """;

    private final DataSource database;

    Holds(DataSource database) {
        this.database = database;
    }

    /** Whether a hold in force keeps anything of the person. */
    public boolean holds(UUID subject, Instant now) {
        return !held(List.of(subject), now).isEmpty();
    }

    /** Those of the people of whom a hold in force keeps anything. */
    public Set<UUID> held(Collection<UUID> subjects, Instant now) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select s.subject from hold_subject s join hold h on h.id = s.hold
                        where s.subject = any (?) and h.state = 'in-force' and h.until > ?
                        """)) {
            select.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            select.setObject(2, time(now));
            var held = new HashSet<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    held.add(rows.getObject(1, UUID.class));
                }
            }
            return held;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    void insert(Hold hold) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into hold (id, state, basis, document, reason, items, purposes, until, proposed_by, proposed_at)
                        values (?, 'proposed', ?, ?, ?, ?, ?, ?, ?, ?)
                        """);
                var concern = connection.prepareStatement(
                        "insert into hold_subject (hold, subject) select ?, unnest(?::uuid[]) on conflict do nothing")) {
            insert.setObject(1, hold.id());
            insert.setString(2, hold.basis());
            insert.setString(3, hold.document());
            insert.setString(4, hold.reason());
            insert.setArray(5, connection.createArrayOf("text", hold.items().toArray()));
            insert.setArray(6, connection.createArrayOf("text", hold.purposes().toArray()));
            insert.setObject(7, time(hold.until()));
            insert.setString(8, hold.proposedBy());
            insert.setObject(9, time(hold.proposedAt()));
            insert.executeUpdate();
            concern.setObject(1, hold.id());
            concern.setArray(2, connection.createArrayOf("uuid", hold.subjects().toArray()));
            concern.executeUpdate();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** The hold, which nobody else decides on before the transaction ends. */
    Optional<Hold> lock(UUID id) {
        return list(SELECT + "where h.id = ? for update of h", id).stream().findFirst();
    }

    void confirm(UUID id, String by, Instant at) {
        update("update hold set state = 'in-force', confirmed_by = ?, confirmed_at = ? where id = ?", by, at, id);
    }

    void release(UUID id, String by, Instant at, String reason) {
        update(
                "update hold set state = 'released', released_by = ?, released_at = ?, release_reason = ? where id = ?",
                by,
                at,
                reason,
                id);
    }

    /** Newest first, behind the given place. */
    List<Hold> search(@Nullable UUID subject, TimeCursor behind, int limit) {
        var page = " (h.proposed_at, h.id) < (?, ?) order by h.proposed_at desc, h.id desc limit ?";
        return subject == null
                ? list(SELECT + "where" + page, time(behind.before()), behind.id(), limit)
                : list(
                        SELECT + "where h.id in (select hold from hold_subject where subject = ?) and" + page,
                        subject,
                        time(behind.before()),
                        behind.id(),
                        limit);
    }

    private void update(String sql, Object... values) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i] instanceof Instant at ? time(at) : values[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private List<Hold> list(String sql, Object... values) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            var holds = new ArrayList<Hold>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    holds.add(read(rows));
                }
            }
            return holds;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static Hold read(ResultSet row) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                row.getString("state"),
                row.getString("basis"),
                row.getString("document"),
                row.getString("reason"),
                Arrays.asList((UUID[]) row.getArray("subjects").getArray()),
                texts(row.getArray("items")),
                texts(row.getArray("purposes")),
                instant(row, "until"),
                row.getString("proposed_by"),
                instant(row, "proposed_at"),
                row.getString("confirmed_by"),
                maybe(row, "confirmed_at"),
                row.getString("released_by"),
                maybe(row, "released_at"),
                row.getString("release_reason"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static IllegalStateException unreachable(SQLException e) {
        return new IllegalStateException("the holds cannot be reached", e);
    }
}
