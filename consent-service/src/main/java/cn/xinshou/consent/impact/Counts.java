package cn.xinshou.consent.impact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** People in numbers. Reads indexes, and of the few who were erased the row; takes no lock: nobody who writes waits for it. */
@ApplicationScoped
class Counts {

    /** @param policyVersion the version that was agreed to */
    record Granted(String purpose, String policyVersion, long people) {}

    /** @param version the version accepted last, or in force when they were first known; null if they never decided anything */
    record Governed(@Nullable String version, boolean held, long people) {}

    private final DataSource database;

    Counts(DataSource database) {
        this.database = database;
    }

    List<Granted> granted(Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select purpose, policy_version, count(*) from consent c
                        where state = 'GRANTED' and not guardian_missing and (expires is null or expires > ?)
                          and not exists (select 1 from person p where p.subject = c.subject and p.erased)
                        group by purpose, policy_version order by purpose, policy_version
                        """)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                var counts = new ArrayList<Granted>();
                while (row.next()) {
                    counts.add(new Granted(row.getString(1), row.getString(2), row.getLong(3)));
                }
                return counts;
            }
        }
    }

    List<Governed> governed() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select governing, held, count(*) from person where not erased group by governing, held");
                var row = select.executeQuery()) {
            var counts = new ArrayList<Governed>();
            while (row.next()) {
                counts.add(new Governed(row.getString(1), row.getBoolean(2), row.getLong(3)));
            }
            return counts;
        }
    }
}
