package cn.xinshou.consent.publishing;

import cn.xinshou.consent.policy.Policy;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** What publishing each version meant, and the requests for consent that it opened. */
@ApplicationScoped
class Publications {

    /** @param askFrom when people can be asked: the version is in force then */
    record ConsentRequest(String version, String purpose, Cause cause, Instant askFrom, Instant openedAt) {}

    /** Why people have to be asked. */
    enum Cause {
        @JsonProperty("new")
        NEW,
        @JsonProperty("widened")
        WIDENED
    }

    private final DataSource database;

    Publications(DataSource database) {
        this.database = database;
    }

    /** One publication after the other: each is compared with the one before it. */
    @Transactional(TxType.MANDATORY)
    public void takeTurn() throws SQLException {
        try (var connection = database.getConnection();
                var lock = connection.createStatement()) {
            lock.execute("lock table policy_publication in share row exclusive mode");
        }
    }

    @Transactional(TxType.MANDATORY)
    public void add(Publication publication, Draft draft, String releasedBy) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into policy_publication (version, draft_revision, author, editor, released_by, previous, major,
                            classes, reducing, widened, asked, reason, published_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setString(1, publication.version());
            insert.setLong(2, draft.revision());
            insert.setString(3, draft.author());
            insert.setString(4, draft.editor());
            insert.setString(5, releasedBy);
            insert.setString(6, publication.previous());
            insert.setBoolean(7, publication.major());
            insert.setArray(
                    8, connection.createArrayOf("int", publication.classes().toArray()));
            insert.setBoolean(9, publication.reducing());
            insert.setArray(10, text(connection, publication.widened()));
            insert.setArray(11, text(connection, publication.asked()));
            insert.setString(12, publication.reason());
            insert.setObject(13, publication.at().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    @Transactional(TxType.MANDATORY)
    public void open(ConsentRequest request) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into consent_request (version, purpose, cause, ask_from, opened_at) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, request.version());
            insert.setString(2, request.purpose());
            insert.setString(3, request.cause().name());
            insert.setObject(4, request.askFrom().atOffset(ZoneOffset.UTC));
            insert.setObject(5, request.openedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    List<ConsentRequest> requests(String version) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select purpose, cause, ask_from, opened_at from consent_request where version = ? order by purpose")) {
            select.setString(1, version);
            try (var row = select.executeQuery()) {
                var requests = new ArrayList<ConsentRequest>();
                while (row.next()) {
                    requests.add(new ConsentRequest(
                            version,
                            row.getString(1),
                            Cause.valueOf(row.getString(2)),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
                return requests;
            }
        }
    }

    /** @param policy the version as published */
    Optional<Publication> find(Policy policy) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select previous, major, classes, reducing, widened, asked, reason, published_at
                        from policy_publication where version = ?
                        """)) {
            select.setString(1, policy.version());
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Publication(
                        policy.version(),
                        policy.effectiveFrom(),
                        policy.digests(),
                        row.getString(1),
                        row.getBoolean(2),
                        new TreeSet<>(Arrays.asList((Integer[]) row.getArray(3).getArray())),
                        row.getBoolean(4),
                        new TreeSet<>(Arrays.asList((String[]) row.getArray(5).getArray())),
                        new TreeSet<>(Arrays.asList((String[]) row.getArray(6).getArray())),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant()));
            }
        }
    }

    private static java.sql.Array text(Connection connection, Set<String> words) throws SQLException {
        return connection.createArrayOf("text", words.toArray());
    }
}
