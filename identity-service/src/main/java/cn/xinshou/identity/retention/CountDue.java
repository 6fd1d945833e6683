package cn.xinshou.identity.retention;

import cn.xinshou.identity.hold.Holds;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Looks without touching: what would go, and what keeps the rest. */
@ApplicationScoped
class CountDue {

    private static final String COUNT = """
            select count(*), count(distinct i.subject), count(*) filter (where %s),
                   count(*) filter (where exists (select 1 from registration_order o
                       where o.subject = i.subject and o.locked_until > ? and i.item = any (o.items)))
            from profile_item i where
            """.formatted(Holds.KEEPS_ITEM);

    private final DataSource database;

    CountDue(DataSource database) {
        this.database = database;
    }

    PurposeReport count(String purpose, DueItems due, Instant now) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(COUNT + due.condition())) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setObject(2, now.atOffset(ZoneOffset.UTC));
            due.bind(connection, select, 3);
            try (var rows = select.executeQuery()) {
                rows.next();
                return new PurposeReport(
                        purpose, rows.getLong(1), rows.getLong(3), rows.getLong(4), 0, 0, rows.getLong(2), 0, null);
            }
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        }
    }
}
