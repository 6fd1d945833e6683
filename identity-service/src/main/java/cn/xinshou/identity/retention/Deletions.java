package cn.xinshou.identity.retention;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.reading.TimeCursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What officers let go of, proposed and done. */
@ApplicationScoped
class Deletions {

    /**
     * One of them.
     *
     * @param subjects whose; everybody's if nobody is named, and nobody's any more once it is done
     * @param items which; all that is held for the purpose if none is named
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Deletion(
            UUID id,
            Ground ground,
            String purpose,
            List<UUID> subjects,
            List<String> items,
            String reason,
            String proposedBy,
            Instant proposedAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt,
            @Nullable JsonNode report) {}

    private final DataSource database;
    private final ObjectMapper json;

    Deletions(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Transactional
    public Deletion propose(Deletion deletion) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into deletion (id, ground, purpose, subjects, items, reason, proposed_by, proposed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, deletion.id());
            insert.setString(2, deletion.ground().word());
            insert.setString(3, deletion.purpose());
            insert.setArray(
                    4, connection.createArrayOf("uuid", deletion.subjects().toArray()));
            insert.setArray(5, connection.createArrayOf("text", deletion.items().toArray()));
            insert.setString(6, deletion.reason());
            insert.setString(7, deletion.proposedBy());
            insert.setObject(8, deletion.proposedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        }
        return find(deletion.id());
    }

    /** @throws Problem ANOTHER_OFFICER_NEEDED if it is the one who proposed it; DELETION_STATE if it was confirmed already */
    @Transactional
    public Deletion confirm(UUID id, String by, Instant at) {
        var deletion = find(id);
        if (deletion.proposedBy().equals(by)) {
            throw Problem.of(IdentityProblem.ANOTHER_OFFICER_NEEDED, "Have another officer look at it and confirm.");
        }
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update deletion set confirmed_by = ?, confirmed_at = ? where id = ? and confirmed_by is null")) {
            update.setString(1, by);
            update.setObject(2, at.atOffset(ZoneOffset.UTC));
            update.setObject(3, id);
            if (update.executeUpdate() == 0) {
                throw Problem.of(IdentityProblem.DELETION_STATE, "It was confirmed before; its report says what went.");
            }
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        }
        return deletion;
    }

    @Transactional
    public Deletion done(UUID id, PurposeReport report) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update deletion set report = ?::jsonb, subjects = '{}' where id = ?")) {
            update.setString(1, json.writeValueAsString(report));
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return find(id);
    }

    /** Newest first, behind the given place. */
    List<Deletion> list(TimeCursor behind, int limit) {
        return read(
                "select * from deletion where (proposed_at, id) < (?, ?) order by proposed_at desc, id desc limit ?",
                behind.before().atOffset(ZoneOffset.UTC),
                behind.id(),
                limit);
    }

    private Deletion find(UUID id) {
        return read("select * from deletion where id = ?", id).stream()
                .findFirst()
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "There is no such deletion."));
    }

    private List<Deletion> read(String sql, Object... values) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            var found = new ArrayList<Deletion>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
                    var report = row.getString("report");
                    found.add(new Deletion(
                            row.getObject("id", UUID.class),
                            Ground.of(row.getString("ground")),
                            row.getString("purpose"),
                            Arrays.asList((UUID[]) row.getArray("subjects").getArray()),
                            Arrays.asList((String[]) row.getArray("items").getArray()),
                            row.getString("reason"),
                            row.getString("proposed_by"),
                            row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                            row.getString("confirmed_by"),
                            confirmed == null ? null : confirmed.toInstant(),
                            report == null ? null : json.readTree(report)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
