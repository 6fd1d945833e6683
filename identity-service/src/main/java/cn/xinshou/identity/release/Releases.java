package cn.xinshou.identity.release;

import cn.xinshou.identity.delivery.Deliveries;
import cn.xinshou.identity.delivery.Handover;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The disclosures that were carried out. */
@ApplicationScoped
class Releases {

    private final DataSource database;
    private final Deliveries deliveries;

    Releases(DataSource database, Deliveries deliveries) {
        this.database = database;
        this.deliveries = deliveries;
    }

    /** @return false if the disclosure is carried out already; waits for somebody who is doing it at this moment */
    @Transactional(TxType.MANDATORY)
    public boolean add(Release release, String by) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into release (id, disclosure, recipient, purpose, released_by, at) values (?, ?, ?, ?, ?, ?)
                        on conflict on constraint release_once_per_disclosure do nothing
                        """)) {
            insert.setObject(1, release.id());
            insert.setObject(2, release.disclosure());
            insert.setString(3, release.recipient());
            insert.setString(4, release.purpose());
            insert.setString(5, by);
            insert.setObject(6, release.at().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the release cannot be written down", e);
        }
    }

    @Transactional(TxType.MANDATORY)
    public void add(UUID release, List<Release.Person> people) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into release_person (release, subject, delivery, reason, items) values (?, ?, ?, ?, ?)")) {
            for (var person : people) {
                insert.setObject(1, release);
                insert.setObject(2, person.subject());
                insert.setObject(3, person.delivery());
                insert.setString(4, person.reason());
                insert.setArray(
                        5, connection.createArrayOf("text", person.items().toArray()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("whom the release is about cannot be written down", e);
        }
    }

    @Transactional
    public Optional<Release> find(UUID id) {
        return read("id", id);
    }

    @Transactional
    public Optional<Release> ofDisclosure(UUID disclosure) {
        return read("disclosure", disclosure);
    }

    /** @param column of the two that tell a release, never what somebody sent */
    private Optional<Release> read(String column, UUID value) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select r.id, r.disclosure, r.recipient, r.purpose, r.at, h.people from release r"
                                + " join heard_disclosure h on h.disclosure = r.disclosure where r." + column
                                + " = ?")) {
            select.setObject(1, value);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var id = row.getObject(1, UUID.class);
                var people = people(id);
                return Optional.of(new Release(
                        id,
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        people,
                        row.getInt(6) - people.size()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the release cannot be read", e);
        }
    }

    private List<Release.Person> people(UUID release) throws SQLException {
        var handovers = deliveries.of(release).stream().collect(Collectors.toMap(Handover::id, Function.identity()));
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select subject, delivery, reason, items from release_person where release = ? order by subject")) {
            select.setObject(1, release);
            try (var row = select.executeQuery()) {
                var people = new ArrayList<Release.Person>();
                while (row.next()) {
                    var delivery = row.getObject(2, UUID.class);
                    people.add(person(
                            row.getObject(1, UUID.class),
                            delivery,
                            row.getString(3),
                            Arrays.asList((String[]) row.getArray(4).getArray()),
                            handovers));
                }
                return people;
            }
        }
    }

    private static Release.Person person(
            UUID subject,
            @Nullable UUID delivery,
            @Nullable String reason,
            List<String> items,
            Map<UUID, Handover> handovers) {
        if (delivery == null) {
            return Release.Person.leftOut(subject, reason == null ? "unavailable" : reason);
        }
        var handover = handovers.get(delivery);
        // The delivery goes with the person; that something was released stays written down.
        return handover == null
                ? Release.Person.leftOut(subject, "erased")
                : new Release.Person(
                        subject,
                        handover.state().word(),
                        null,
                        items,
                        delivery,
                        handover.tries(),
                        handover.answer(),
                        handover.receipt());
    }
}
