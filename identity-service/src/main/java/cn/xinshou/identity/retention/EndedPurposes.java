package cn.xinshou.identity.retention;

import cn.xinshou.identity.erasure.Ground;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Purposes that ended for single people, and from when what was held for them goes. */
@ApplicationScoped
class EndedPurposes {

    /** @param items only these; all if none is named */
    record Ended(UUID subject, String purpose, Ground ground, List<String> items) {}

    private final DataSource database;

    EndedPurposes(DataSource database) {
        this.database = database;
    }

    /** What was to go already and has not gone goes with it. */
    @Transactional(TxType.MANDATORY)
    public void end(UUID subject, String purpose, Ground ground, List<String> items, Instant dueAt) {
        update(
                """
                insert into ended_purpose (subject, purpose, ground, items, due_at)
                select ?, ?, ?, string_to_array(?, ' '), ? where exists (select 1 from profile_item where subject = ? and purpose = ?)
                on conflict (subject, purpose) do update set
                    items = case when '{}' in (ended_purpose.items, excluded.items) then '{}'
                        else array(select unnest(ended_purpose.items) union select unnest(excluded.items) order by 1) end,
                    due_at = least(ended_purpose.due_at, excluded.due_at)
                """,
                subject,
                purpose,
                ground.word(),
                String.join(" ", items),
                dueAt.atOffset(ZoneOffset.UTC),
                subject,
                purpose);
    }

    /** The purpose is no more: for everybody of whom something is held for it, unless it ended for them already. */
    @Transactional
    public void endForAll(String purpose, Ground ground, Instant dueAt) {
        update("""
                insert into ended_purpose (subject, purpose, ground, due_at)
                select distinct subject, purpose, ?, ?::timestamptz from profile_item where purpose = ?
                on conflict (subject, purpose) do nothing
                """, ground.word(), dueAt.atOffset(ZoneOffset.UTC), purpose);
    }

    /** The person agreed anew before the time had come. */
    @Transactional(TxType.MANDATORY)
    public void goesOn(UUID subject, String purpose) {
        update("delete from ended_purpose where subject = ? and purpose = ?", subject, purpose);
    }

    /** It is done; what was added meanwhile is not. */
    @Transactional
    public void settled(Ended done) {
        update(
                "delete from ended_purpose where subject = ? and purpose = ? and items = string_to_array(?, ' ')",
                done.subject(),
                done.purpose(),
                String.join(" ", done.items()));
    }

    /** Looked at again then: something keeps it, or nobody could be asked. */
    @Transactional
    public void postpone(UUID subject, String purpose, Instant dueAt) {
        update(
                "update ended_purpose set due_at = ? where subject = ? and purpose = ?",
                dueAt.atOffset(ZoneOffset.UTC),
                subject,
                purpose);
    }

    List<Ended> due(Instant now, int most) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select subject, purpose, ground, items from ended_purpose where due_at <= ? order by due_at limit ?")) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setInt(2, most);
            var due = new ArrayList<Ended>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(new Ended(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            Ground.of(rows.getString(3)),
                            Arrays.asList((String[]) rows.getArray(4).getArray())));
                }
            }
            return due;
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        }
    }

    /** For what each of the items is held, if it is. */
    Map<String, List<String>> purposesOf(UUID subject, List<String> items) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select purpose, item from profile_item where subject = ? and item = any (?) order by purpose, item")) {
            select.setObject(1, subject);
            select.setArray(2, connection.createArrayOf("text", items.toArray()));
            var purposes = new LinkedHashMap<String, List<String>>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    purposes.computeIfAbsent(rows.getString(1), purpose -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
            return purposes;
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        }
    }

    /** What the person has that was collected for the purpose. */
    List<String> items(UUID subject, String purpose) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select item from profile_item where subject = ? and purpose = ? order by item")) {
            select.setObject(1, subject);
            select.setString(2, purpose);
            var items = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    items.add(rows.getString(1));
                }
            }
            return items;
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        }
    }

    /** From now on these are held for another purpose, which the person permits and which needs them. */
    @Transactional
    public void heldFor(UUID subject, String before, String after, List<String> items) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select 1 from person_key where subject = ? for update");
                var update = connection.prepareStatement(
                        "update profile_item set purpose = ? where subject = ? and purpose = ? and item = any (?)")) {
            lock.setObject(1, subject);
            lock.executeQuery().close();
            update.setString(1, after);
            update.setObject(2, subject);
            update.setString(3, before);
            update.setArray(4, connection.createArrayOf("text", items.toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        }
    }

    private void update(String sql, Object... values) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        }
    }
}
