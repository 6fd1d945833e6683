package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.ConsentState;
import cn.xinshou.consent.consent.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the database says about one person, when memory does not do. */
@ApplicationScoped
class Standings {

    private static final String SELECT = """
            select p.subject, p.revision, p.governing, p.newest, p.declined, p.held, p.restricted, p.erased,
                   c.purpose, c.state, c.policy_version, c.since, c.expires, c.guardian_missing
            from person p left join consent c on c.subject = p.subject
            """;

    private final DataSource database;

    Standings(@io.quarkus.agroal.DataSource("decision") DataSource database) {
        this.database = database;
    }

    Optional<Standing> find(UUID subject) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT + "where p.subject = ?")) {
            select.setObject(1, subject);
            var found = new ArrayList<Standing>(1);
            read(select, found::add);
            return found.stream().findFirst();
        }
    }

    /** No act committed so far, of whomever, was answered with a higher revision. */
    long newestRevision() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select last_value from revision_seq");
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void read(PreparedStatement select, Consumer<Standing> consumer) throws SQLException {
        try (var row = select.executeQuery()) {
            @Nullable Standing person = null;
            while (row.next()) {
                var subject = row.getObject(1, UUID.class);
                if (person == null || !person.subject().equals(subject)) {
                    if (person != null) {
                        consumer.accept(person);
                    }
                    person = new Standing(
                            subject,
                            row.getLong(2),
                            row.getString(3),
                            row.getString(4),
                            row.getBoolean(5),
                            row.getBoolean(6),
                            row.getBoolean(7),
                            row.getBoolean(8),
                            new ArrayList<>());
                }
                if (row.getString(9) != null) {
                    person.consents().add(held(row));
                }
            }
            if (person != null) {
                consumer.accept(person);
            }
        }
    }

    private static Standing.Held held(ResultSet row) throws SQLException {
        var expires = row.getObject(13, OffsetDateTime.class);
        return new Standing.Held(
                row.getString(9),
                ConsentState.valueOf(row.getString(10)),
                row.getString(11),
                row.getObject(12, OffsetDateTime.class).toInstant(),
                expires == null ? null : expires.toInstant(),
                row.getBoolean(14));
    }
}
