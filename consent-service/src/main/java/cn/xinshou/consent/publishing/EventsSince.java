package cn.xinshou.consent.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Major changes that happen to the operator and not in the text (promise P7.2): ownership (kind 2) changes with a transfer case that was
 * announced, and risk (kind 6) is high once an impact assessment on record says so.
 */
@ApplicationScoped
class EventsSince {

    static final int OWNERSHIP = 2;
    static final int HIGH_RISK = 6;

    private static final String SINCE = """
            select exists (select 1 from transfer_case where state = 'ANNOUNCED' and announced_at > p.published_at),
                   exists (select 1 from recipient_change
                           where changed_at > p.published_at and document -> 'assessment' ->> 'risk' = 'high')
            from policy p where version = ?
            """;

    private final DataSource database;

    EventsSince(DataSource database) {
        this.database = database;
    }

    /** The kinds that came about since that version was published. */
    SortedSet<Integer> classes(String version) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SINCE)) {
            select.setString(1, version);
            try (var row = select.executeQuery()) {
                var classes = new TreeSet<Integer>();
                if (!row.next()) {
                    return classes;
                }
                if (row.getBoolean(1)) {
                    classes.add(OWNERSHIP);
                }
                if (row.getBoolean(2)) {
                    classes.add(HIGH_RISK);
                }
                return classes;
            }
        }
    }
}
