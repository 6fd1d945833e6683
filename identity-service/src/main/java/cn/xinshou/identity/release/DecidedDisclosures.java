package cn.xinshou.identity.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What consent-service decided about disclosures, as it told. */
@ApplicationScoped
class DecidedDisclosures {

    private static final String PENDING = "pending-review";

    /**
     * The decision about one person.
     *
     * @param subject null while a law forbids telling that person
     * @param byHuman whether it was laid before a person, whose word stands in place of the person's consent
     */
    record Decided(
            UUID disclosure,
            @Nullable UUID subject,
            String recipient,
            String purpose,
            boolean allowed,
            String reason,
            List<String> items,
            boolean byHuman) {

        boolean isPending() {
            return reason.equals(PENDING);
        }
    }

    /**
     * A disclosure as far as it was heard of.
     *
     * @param heard of how many people a decision was told, those erased since included
     */
    record Heard(UUID disclosure, String recipient, String purpose, int people, int heard) {

        boolean isComplete() {
            return heard >= people;
        }
    }

    private final DataSource database;

    DecidedDisclosures(DataSource database) {
        this.database = database;
    }

    /** The newest word holds. A review's word follows the fact that one is waited for. */
    void learn(DisclosureListener.DisclosureDecided told) {
        try (var connection = database.getConnection();
                var write = connection.prepareStatement("""
                        insert into decided_disclosure (disclosure, subject, recipient, purpose, allowed, reason, items, people, by_human,
                                                        decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict on constraint decided_disclosure_one_per_person do update
                        set allowed = excluded.allowed, reason = excluded.reason, items = excluded.items,
                            by_human = decided_disclosure.by_human or excluded.by_human, decided_at = excluded.decided_at
                        where decided_disclosure.decided_at <= excluded.decided_at
                        returning xmax = 0
                        """)) {
            write.setObject(1, told.disclosure());
            write.setObject(2, told.subject());
            write.setString(3, told.recipient());
            write.setString(4, told.purpose());
            write.setBoolean(5, told.decision().equals("allowed"));
            write.setString(6, told.reason());
            write.setArray(7, connection.createArrayOf("text", told.items().toArray()));
            write.setInt(8, people(told));
            write.setBoolean(9, told.decision().equals(PENDING));
            write.setObject(10, told.at().atOffset(ZoneOffset.UTC));
            try (var row = write.executeQuery()) {
                count(connection, told, row.next() && row.getBoolean(1) && told.subject() != null);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what was decided cannot be written down", e);
        }
    }

    /** @param first whether nothing was heard of this person before */
    private static void count(Connection connection, DisclosureListener.DisclosureDecided told, boolean first)
            throws SQLException {
        try (var write = connection.prepareStatement("""
                insert into heard_disclosure (disclosure, recipient, purpose, people, heard) values (?, ?, ?, ?, ?)
                on conflict (disclosure) do update set heard = heard_disclosure.heard + excluded.heard
                """)) {
            write.setObject(1, told.disclosure());
            write.setString(2, told.recipient());
            write.setString(3, told.purpose());
            write.setInt(4, people(told));
            write.setInt(5, first ? 1 : 0);
            write.executeUpdate();
        }
    }

    private static int people(DisclosureListener.DisclosureDecided told) {
        var people = told.people();
        return people == null ? 1 : people;
    }

    Optional<Heard> heard(UUID disclosure) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select recipient, purpose, people, heard from heard_disclosure where disclosure = ?")) {
            select.setObject(1, disclosure);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Heard(disclosure, row.getString(1), row.getString(2), row.getInt(3), row.getInt(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what was heard cannot be read", e);
        }
    }

    /** Whether somebody's word stands in place of this person's consent in the disclosure that a release carried out. */
    boolean isByHuman(UUID release, UUID subject) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select d.by_human from release r join decided_disclosure d on d.disclosure = r.disclosure
                        where r.id = ? and d.subject = ?
                        """)) {
            select.setObject(1, release);
            select.setObject(2, subject);
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what was decided cannot be read", e);
        }
    }

    /** All that was told of a disclosure, in the order of people. */
    List<Decided> of(UUID disclosure) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select disclosure, subject, recipient, purpose, allowed, reason, items, by_human
                        from decided_disclosure where disclosure = ? order by subject
                        """)) {
            select.setObject(1, disclosure);
            try (var row = select.executeQuery()) {
                var decided = new ArrayList<Decided>();
                while (row.next()) {
                    decided.add(new Decided(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getBoolean(5),
                            row.getString(6),
                            Arrays.asList((String[]) row.getArray(7).getArray()),
                            row.getBoolean(8)));
                }
                return decided;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what was decided cannot be read", e);
        }
    }
}
