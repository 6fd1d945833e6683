package cn.xinshou.identity;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The service's tables as somebody sees them who got hold of the database. */
@ApplicationScoped
public class Database {

    private static final String DEADLOCK = "40P01";

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    public void empty() {
        execute("truncate delegation, school_entry, school_claim");
        execute("truncate training_record, incident_case, access_approval, emergency_access, people_search,"
                + " misuse_report, sanction");
        execute("truncate person_key, blind_index, profile, profile_item, profile_change, profile_read,"
                + " registration_order, request, kept_record, kept_access,"
                + " delivery, release, release_person, decided_disclosure, known_recipient cascade");
        execute("truncate transfer, package_link, heard_disclosure");
    }

    /** To empty tables locks them all, and what listens to the topics may be at work on some of them: then once more. */
    public void execute(String sql) {
        try {
            attempt(sql);
        } catch (SQLException e) {
            if (!DEADLOCK.equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
            execute(sql);
        }
    }

    private void attempt(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Until every fact so far is on the topic, so that none of them passes for one that comes of what is done next. */
    public void untilAllIsSaid() {
        await("all facts to be published")
                .atMost(Duration.ofSeconds(60))
                .until(() -> count("select count(*) from journal_outbox") == 0);
    }

    public long count(String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String text(String sql) {
        return texts(sql).getFirst();
    }

    public List<String> tables() {
        return texts("select table_name from information_schema.tables where table_schema = 'public'");
    }

    /** Every row of every table as text, binary columns in all the ways in which they could give something away. */
    public String dump() {
        var dump = new StringBuilder();
        for (var table : tables()) {
            texts("select t::text from \"" + table + "\" t").forEach(dump::append);
            for (var column : texts("select column_name from information_schema.columns where data_type = 'bytea'"
                    + " and table_schema = 'public' and table_name = '" + table + "'")) {
                texts("select encode(" + column + ", 'escape') || encode(" + column + ", 'base64') from \"" + table
                                + "\" where " + column + " is not null")
                        .forEach(dump::append);
            }
        }
        return dump.toString();
    }

    private List<String> texts(String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
