package cn.xinshou.identity.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Notes that something happened from which a period is counted. Told twice, the later time counts: nothing goes too early. */
@ApplicationScoped
class TellMilestone {

    private final DataSource database;

    TellMilestone(DataSource database) {
        this.database = database;
    }

    @Transactional
    public void tell(String event, @Nullable String exam, @Nullable UUID subject, Instant at, String by) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into milestone (event, exam, subject, at, told_by) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, event);
            insert.setString(2, exam);
            insert.setObject(3, subject);
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            insert.setString(5, by);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        }
    }
}
