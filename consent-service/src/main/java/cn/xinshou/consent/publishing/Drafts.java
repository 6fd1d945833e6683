package cn.xinshou.consent.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** All drafts that are not published. */
@ApplicationScoped
class Drafts {

    private static final String SELECT = """
            select d.version, d.body, d.revision, d.author, d.editor, d.created_at, d.changed_at
            from policy_draft d
            """;
    private static final String OPEN = " not exists (select from policy p where p.version = d.version)";

    private final DataSource database;

    Drafts(DataSource database) {
        this.database = database;
    }

    /** In the order of versions, behind the given one. */
    List<Draft> page(String after, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        SELECT + "where d.version > ? and" + OPEN + " order by d.version limit ?")) {
            select.setString(1, after);
            select.setInt(2, limit + 1);
            try (var row = select.executeQuery()) {
                var drafts = new ArrayList<Draft>();
                while (row.next()) {
                    drafts.add(draft(row));
                }
                return drafts;
            }
        }
    }

    /** One that is not published. */
    Optional<Draft> find(String version) throws SQLException {
        return one(SELECT + "where d.version = ? and" + OPEN, version);
    }

    /** The draft, published or not, held by this transaction. */
    @Transactional(TxType.MANDATORY)
    public Optional<Draft> lock(String version) throws SQLException {
        return one(SELECT + "where d.version = ? for update of d", version);
    }

    /** @return whether there was none of that version */
    @Transactional(TxType.MANDATORY)
    public boolean add(String version, String body, String author, Instant at) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into policy_draft (version, body, author, editor, created_at, changed_at)
                        values (?, ?::jsonb, ?, ?, ?, ?) on conflict do nothing
                        """)) {
            insert.setString(1, version);
            insert.setString(2, body);
            insert.setString(3, author);
            insert.setString(4, author);
            insert.setObject(5, at.atOffset(ZoneOffset.UTC));
            insert.setObject(6, at.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    /** Replaces what is there; the caller holds its lock. */
    @Transactional(TxType.MANDATORY)
    public void replace(String version, String body, String editor, Instant at) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update policy_draft set body = ?::jsonb, revision = revision + 1, editor = ?, changed_at = ?
                        where version = ?
                        """)) {
            update.setString(1, body);
            update.setString(2, editor);
            update.setObject(3, at.atOffset(ZoneOffset.UTC));
            update.setString(4, version);
            update.executeUpdate();
        }
    }

    private Optional<Draft> one(String sql, String version) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, version);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(draft(row)) : Optional.empty();
            }
        }
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getString(1),
                DraftReader.parse(row.getString(2)),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }
}
