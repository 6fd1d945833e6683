package cn.xinshou.breach.campaign;

import static cn.xinshou.breach.sql.Rows.time;

import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All campaigns. */
@ApplicationScoped
class Campaigns {

    /**
     * @param changes kinds of major change in words of both languages
     * @param tellBy the first day of the version: by then everybody is to know
     */
    record Campaign(
            UUID id,
            String state,
            String version,
            String previous,
            List<MajorChange> changes,
            boolean reducing,
            String difference,
            Instant tellBy,
            Instant requestedAt) {}

    private static final String COLUMNS =
            "id, state, version, previous, classes, reducing, difference, tell_by, requested_at";

    private final Rows rows;

    Campaigns(Rows rows) {
        this.rows = rows;
    }

    void add(NoticeRequested change) {
        rows.change(
                """
                insert into campaign (version, previous, classes, reducing, difference, tell_by, requested_at, state)
                values (?, ?, ?, ?, ?, ?, ?, 'draft') on conflict do nothing""",
                change.version(),
                change.previous(),
                change.classes().toArray(Integer[]::new),
                change.reducing(),
                change.difference(),
                change.before(),
                change.at());
    }

    /** Newest first. */
    List<Campaign> list(@Nullable UUID before, int limit) {
        return before == null
                ? rows.read(Campaigns::campaign, "select " + COLUMNS + " from campaign order by id desc limit ?", limit)
                : rows.read(
                        Campaigns::campaign,
                        "select " + COLUMNS + " from campaign where id < ? order by id desc limit ?",
                        before,
                        limit);
    }

    Optional<Campaign> find(UUID id) {
        return rows.read(Campaigns::campaign, "select " + COLUMNS + " from campaign where id = ?", id).stream()
                .findFirst();
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        return new Campaign(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Arrays.stream((Integer[]) row.getArray(5).getArray())
                        .map(MajorChange::of)
                        .toList(),
                row.getBoolean(6),
                row.getString(7),
                time(row, 8),
                time(row, 9));
    }
}
