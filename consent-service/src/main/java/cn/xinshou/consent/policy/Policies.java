package cn.xinshou.consent.policy;

import cn.xinshou.consent.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** All versions ever published. They never change, so each replica keeps them in memory. */
@ApplicationScoped
public class Policies {

    private final DataSource database;
    private final Clock clock;
    private volatile List<Policy> known = List.of();

    Policies(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Oldest first. */
    public List<Policy> all() {
        return known;
    }

    /** The newest version whose effective date has come. */
    public Policy current() {
        return currentAt(clock.instant());
    }

    /** The version that was, or will be, in force at that time as far as is published now. */
    public Policy currentAt(Instant time) {
        return known.reversed().stream()
                .filter(policy -> !policy.effectiveFrom().isAfter(time))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no policy is in force"));
    }

    public Optional<Policy> find(String version) {
        return known.stream().filter(policy -> policy.version().equals(version)).findFirst();
    }

    /** @param ordinal as {@link Policy#ordinal()} */
    public Optional<Policy> find(int ordinal) {
        return known.stream().filter(policy -> policy.ordinal() == ordinal).findFirst();
    }

    /** The version published last, whether or not its day has come. */
    public Policy newest() {
        return known.getLast();
    }

    /** Reads what has been published besides, by this replica or another. Without news the list stays the very same. */
    public void refresh() {
        // Read first and compared after: whoever holds the monitor must not wait for the database.
        var published = published();
        synchronized (this) {
            if (published.size() > known.size()) {
                known = published;
            }
        }
    }

    /** What the database has at this moment, in the caller's transaction if there is one; oldest first. */
    public List<Policy> published() {
        var before = known;
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select ordinal, version, document from policy where ordinal > ? order by ordinal")) {
            var policies = new ArrayList<>(before);
            select.setInt(1, before.isEmpty() ? 0 : before.getLast().ordinal());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    policies.add(new Policy(
                            row.getInt(1),
                            PolicyFiles.fromJson(row.getString(3)),
                            texts(connection, row.getString(2))));
                }
            }
            return policies.size() > before.size() ? List.copyOf(policies) : before;
        } catch (SQLException e) {
            throw new IllegalStateException("the policies cannot be read", e);
        }
    }

    /**
     * Writes a version down for ever, in the caller's transaction. Its ordinal is given out here; the one it carries is not looked at.
     *
     * @return whether this call did it: false if it was there, or another replica was first
     */
    @Transactional(TxType.MANDATORY)
    public boolean publish(Policy policy) throws SQLException {
        var document = policy.document();
        try (var connection = database.getConnection()) {
            try (var insert = connection.prepareStatement("""
                    insert into policy (version, effective_from, published_at, document) values (?, ?, ?, ?::jsonb)
                    on conflict (version) do nothing
                    """)) {
                insert.setString(1, document.version());
                insert.setObject(2, document.effectiveFrom());
                insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                insert.setString(4, PolicyFiles.toJson(document));
                if (insert.executeUpdate() == 0) {
                    return false;
                }
            }
            try (var insert = connection.prepareStatement(
                    "insert into policy_text (version, language, content, digest) values (?, ?, ?, ?)")) {
                for (var language : Language.values()) {
                    insert.setString(1, document.version());
                    insert.setString(2, language.tag());
                    insert.setString(3, policy.text(language).content());
                    insert.setString(4, policy.text(language).digest());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return true;
        }
    }

    private static Map<Language, PolicyText> texts(Connection connection, String version) throws SQLException {
        var texts = new EnumMap<Language, PolicyText>(Language.class);
        try (var select =
                connection.prepareStatement("select language, content, digest from policy_text where version = ?")) {
            select.setString(1, version);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    texts.put(
                            Language.fromString(row.getString(1)), new PolicyText(row.getString(2), row.getString(3)));
                }
            }
        }
        return texts;
    }
}
