package cn.xinshou.identity.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The looks at the clock, and what each found. */
@ApplicationScoped
class Runs {

    /** @param state {@code running}, {@code done} or {@code failed} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Run(
            UUID id,
            boolean dryRun,
            String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            String state,
            JsonNode purposes) {}

    private final DataSource database;
    private final ObjectMapper json;

    Runs(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void start(UUID id, boolean dryRun, String by, Instant at) {
        update(
                "insert into retention_run (id, dry_run, started_by, started_at) values (?, ?, ?, ?)",
                id,
                dryRun,
                by,
                at.atOffset(ZoneOffset.UTC));
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void note(UUID id, List<PurposeReport> report) {
        update("update retention_run set report = ?::jsonb where id = ?", text(report), id);
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void end(UUID id, boolean failed, Instant at) {
        update(
                "update retention_run set ended_at = ?, failed = ? where id = ?",
                at.atOffset(ZoneOffset.UTC),
                failed,
                id);
    }

    Optional<Run> find(UUID id) {
        return one("where id = ?", id);
    }

    /** The newest that did more than look. */
    Optional<Run> last() {
        return one("where not dry_run and ?::uuid is null order by started_at desc limit 1", null);
    }

    private Optional<Run> one(String which, @Nullable UUID id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select * from retention_run " + which)) {
            select.setObject(1, id);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var ended = row.getObject("ended_at", OffsetDateTime.class);
                return Optional.of(new Run(
                        row.getObject("id", UUID.class),
                        row.getBoolean("dry_run"),
                        row.getString("started_by"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        ended == null ? null : ended.toInstant(),
                        ended == null ? "running" : row.getBoolean("failed") ? "failed" : "done",
                        json.readTree(row.getString("report"))));
            }
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void update(String sql, Object... values) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        }
    }

    private String text(List<PurposeReport> report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
