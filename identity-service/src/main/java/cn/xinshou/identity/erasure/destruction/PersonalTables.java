package cn.xinshou.identity.erasure.destruction;

import cn.xinshou.identity.erasure.Erasures;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The tables that hold something about people: whichever have a column {@code subject}, as the database itself says. A table that somebody
 * adds and forgets to think about is emptied with the others; one that is to stay has to be named here, with its reason.
 */
@ApplicationScoped
class PersonalTables {

    /** What stays although it carries a person's id, and why. */
    static final Map<String, String> STAYING = Map.of(
            "erasure", "says that the person is gone; ids, counts and times",
            "kept_record", "kept by a law beyond the erasure, under keys of its own, until its end");

    private static final String WITH_SUBJECT = """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
              and a.attname = 'subject' and a.atttypid = 'uuid'::regtype and not a.attisdropped
            order by c.relname
            """;

    /** Child before parent. */
    private static final String REFERENCES = """
            select child.relname, parent.relname from pg_constraint k
                join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
            where k.contype = 'f' and child.oid <> parent.oid and k.connamespace = 'public'::regnamespace
            """;

    private final DataSource database;
    private volatile @Nullable List<String> found;

    PersonalTables(DataSource database) {
        this.database = database;
    }

    /** In an order in which they can be emptied. */
    List<String> all() {
        var known = found;
        if (known == null) {
            try (var connection = database.getConnection()) {
                known = inOrder(connection);
            } catch (SQLException e) {
                throw Erasures.unreachable(e);
            }
            found = known;
        }
        return known;
    }

    /** @return of each of the people whose rows went, how many each table had; tables without any are not named */
    Map<UUID, Map<String, Integer>> empty(Collection<UUID> subjects) {
        var destroyed = new HashMap<UUID, Map<String, Integer>>();
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(deletes(all()))) {
            delete.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    destroyed
                            .computeIfAbsent(rows.getObject(1, UUID.class), _ -> new LinkedHashMap<>())
                            .put(rows.getString(2), rows.getInt(3));
                }
            }
        } catch (SQLException e) {
            throw Erasures.unreachable(e);
        }
        return destroyed;
    }

    /** All of them in one statement, at whose end references are checked: one way to the database instead of one for each table. */
    private static String deletes(List<String> tables) {
        var deletes = tables.stream()
                .map(table -> "\"gone_" + table + "\" as (delete from \"" + table
                        + "\" where subject = any ((select subjects from people)::uuid[]) returning subject)")
                .collect(Collectors.joining(", "));
        var counts = tables.stream()
                .map(table -> "select subject, '" + table + "', count(*) from \"gone_" + table + "\" group by subject")
                .collect(Collectors.joining(" union all "));
        return "with people as (select ?::uuid[] as subjects), " + deletes + " " + counts;
    }

    /** Those of the people about whom something is held. */
    Set<UUID> present(Collection<UUID> subjects) {
        var held = all().stream()
                .map(table -> "exists (select 1 from \"" + table + "\" t where t.subject = s)")
                .collect(Collectors.joining(" or "));
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select s from unnest(?::uuid[]) s where " + held)) {
            select.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            var present = new HashSet<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    present.add(rows.getObject(1, UUID.class));
                }
            }
            return present;
        } catch (SQLException e) {
            throw Erasures.unreachable(e);
        }
    }

    private static List<String> inOrder(Connection connection) throws SQLException {
        var left = new LinkedHashSet<String>();
        pairs(connection, WITH_SUBJECT).forEach(row -> left.add(row.getFirst()));
        left.removeAll(STAYING.keySet());
        var references = pairs(connection, REFERENCES);
        var ordered = new ArrayList<String>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(table -> references.stream()
                            .noneMatch(r -> r.getLast().equals(table) && left.contains(r.getFirst())))
                    .findFirst()
                    .orElseGet(left::getFirst);
            left.remove(next);
            ordered.add(next);
        }
        return List.copyOf(ordered);
    }

    private static List<List<String>> pairs(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var columns = rows.getMetaData().getColumnCount();
            var all = new ArrayList<List<String>>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (var column = 1; column <= columns; column++) {
                    row.add(rows.getString(column));
                }
                all.add(row);
            }
            return all;
        }
    }
}
