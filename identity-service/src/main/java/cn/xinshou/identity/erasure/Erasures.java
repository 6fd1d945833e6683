package cn.xinshou.identity.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All erasures, those that wait and those that are done. */
@ApplicationScoped
public class Erasures {

    private static final String SELECT = """
            select id, subject, ground, request, ordered_by, ordered_at, state, erased_at, event, destroyed, kept, again, confirmed_at
            from erasure
            """;

    /**
     * A hold in force keeps everything of the person: the erasure waits for its end. An answer on its way out is sealed with the key that goes, so
     * it is waited for as well, but for no more than an hour.
     */
    private static final String UNHELD = """
             and not exists (select 1 from hold_subject hs join hold h on h.id = hs.hold
                             where hs.subject = erasure.subject and h.state = 'in-force' and h.until > now())
             and (erasure.ordered_at < now() - interval '1 hour'
                  or not exists (select 1 from outgoing_message m where m.subject = erasure.subject))
            """;

    /** Behind which erasure a page begins, in the order in which they were ordered. */
    public record Place(Instant orderedAt, UUID id) {

        public static final Place BEGINNING = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    /**
     * What carrying an erasure out came to.
     *
     * @param event id of the fact that says so
     * @param destroyed rows per table
     */
    public record Done(UUID id, UUID event, Map<String, Integer> destroyed, List<KeptByLaw> kept) {}

    private final DataSource database;
    private final ObjectMapper json;

    Erasures(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Orders an erasure unless there is one of this person. */
    public void order(UUID id, UUID subject, Ground ground, @Nullable UUID request, String by, Instant at) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into erasure (id, subject, ground, request, ordered_by, ordered_at, state)
                        values (?, ?, ?, ?, ?, ?, 'ordered') on conflict (subject) do nothing
                        """)) {
            insert.setObject(1, id);
            insert.setObject(2, subject);
            insert.setString(3, ground.word());
            insert.setObject(4, request);
            insert.setString(5, by);
            insert.setObject(6, Columns.time(at));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** Orders the erasure of each of the people of whom there is none, by one statement. */
    void orderAll(Collection<UUID> subjects, Ground ground, String by, Instant at) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into erasure (id, subject, ground, ordered_by, ordered_at, state)
                        select gen_random_uuid(), s, ?, ?, ?, 'ordered' from unnest(?::uuid[]) s on conflict (subject) do nothing
                        """)) {
            insert.setString(1, ground.word());
            insert.setString(2, by);
            insert.setObject(3, Columns.time(at));
            insert.setArray(4, connection.createArrayOf("uuid", subjects.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    public Optional<Erasure> find(UUID id) {
        return one(SELECT + "where id = ?", id);
    }

    public Optional<Erasure> of(UUID subject) {
        return one(SELECT + "where subject = ?", subject);
    }

    public List<Erasure> search(@Nullable UUID subject, Erasure.@Nullable State state, Place behind, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT + """
                        where (ordered_at, id) > (?, ?) and (?::text is null or state = ?) and (?::uuid is null or subject = ?)
                        order by ordered_at, id limit ?
                        """)) {
            var word = state == null ? null : state.word();
            select.setObject(1, Columns.time(behind.orderedAt()));
            select.setObject(2, behind.id());
            select.setString(3, word);
            select.setString(4, word);
            select.setObject(5, subject);
            select.setObject(6, subject);
            select.setInt(7, limit);
            return all(select);
        } catch (SQLException | JsonProcessingException e) {
            throw unreachable(e);
        }
    }

    /** Those of the erasures that wait and that no other replica is at. Nobody else gets them before the transaction ends. */
    public List<Erasure> claim(Collection<UUID> ids) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        SELECT + "where id = any (?) and state = 'ordered'" + UNHELD + " for update skip locked")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            return all(select);
        } catch (SQLException | JsonProcessingException e) {
            throw unreachable(e);
        }
    }

    /** Those that wait, the oldest first. */
    public List<UUID> waiting(int most) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select id from erasure where state = 'ordered'" + UNHELD + " order by ordered_at limit ?")) {
            select.setInt(1, most);
            var ids = new ArrayList<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** Those of the people of whom it is known here that they are gone. */
    public Set<UUID> done(Collection<UUID> subjects) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select subject from erasure where subject = any (?) and state <> 'ordered'")) {
            select.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            var done = new HashSet<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    done.add(rows.getObject(1, UUID.class));
                }
            }
            return done;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    public void done(List<Done> erased, Instant at) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update erasure set state = 'erased', erased_at = ?, event = ?, destroyed = ?::jsonb, kept = ?::jsonb
                        where id = ? and state = 'ordered'
                        """)) {
            for (var one : erased) {
                update.setObject(1, Columns.time(at));
                update.setObject(2, one.event());
                update.setString(3, text(one.destroyed()));
                update.setString(4, text(one.kept()));
                update.setObject(5, one.id());
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    public void doneAgain(UUID id) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update erasure set again = again + 1 where id = ?")) {
            update.setObject(1, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** Lets one word at a time be taken until the transaction ends, so that the last one sees all the others. */
    public void lock(UUID id) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select 1 from erasure where id = ? for no key update")) {
            lock.setObject(1, id);
            lock.executeQuery().close();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** @return whether this was what was missing: everybody has confirmed now */
    public boolean confirmIfAllDid(UUID id, Instant at) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update erasure set state = 'confirmed', confirmed_at = ?
                        where id = ? and state = 'erased'
                          and not exists (select 1 from erasure_party where erasure = id and erasure_party.confirmed_at is null)
                        """)) {
            update.setObject(1, Columns.time(at));
            update.setObject(2, id);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private Optional<Erasure> one(String sql, UUID id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw unreachable(e);
        }
    }

    private List<Erasure> all(PreparedStatement select) throws SQLException, JsonProcessingException {
        var found = new ArrayList<Erasure>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    private Erasure read(ResultSet row) throws SQLException, JsonProcessingException {
        return new Erasure(
                row.getObject("id", UUID.class),
                row.getObject("subject", UUID.class),
                Ground.of(row.getString("ground")),
                row.getObject("request", UUID.class),
                row.getString("ordered_by"),
                Columns.instant(row, "ordered_at"),
                Erasure.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Columns.maybe(row, "erased_at"),
                row.getObject("event", UUID.class),
                json.readTree(row.getString("destroyed")),
                json.readTree(row.getString("kept")),
                row.getInt("again"),
                Columns.maybe(row, "confirmed_at"));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return what to throw where what is kept about erasures cannot be read or written */
    public static IllegalStateException unreachable(Exception e) {
        return new IllegalStateException("the erasures cannot be reached", e);
    }
}
