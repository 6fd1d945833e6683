package cn.xinshou.breach.delivery;

import cn.xinshou.breach.sql.Rows;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the copies of an incident's notices are. */
@ApplicationScoped
public class Deliveries {

    /**
     * One person's copy.
     *
     * @param address masked; absent until it was first asked for
     * @param reason what it waits for or why it failed, where the far side did not say
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Delivery(
            UUID id,
            UUID notice,
            UUID subject,
            String channel,
            DeliveryState state,
            @Nullable String address,
            @Nullable String addressHash,
            @Nullable String messageId,
            @Nullable String code,
            int attempts,
            @Nullable String reason,
            @Nullable Instant handedOffAt,
            @Nullable Instant deliveredAt,
            Instant changedAt) {}

    /** One attempt at a copy. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Attempt(
            UUID delivery,
            int number,
            Phase phase,
            @Nullable String verdict,
            @Nullable Integer replyCode,
            @Nullable String enhanced,
            @Nullable String bodyHash,
            boolean late,
            Instant startedAt,
            @Nullable Instant finishedAt) {}

    private record Count(String channel, DeliveryState state, long people) {}

    private static final String COLUMNS = """
            select id, notice, subject, channel, state, masked_address, address_hash, message_id, code, attempts, reason,
                handed_off_at, delivered_at, changed_at from delivery
            """;

    private final Rows rows;

    Deliveries(Rows rows) {
        this.rows = rows;
    }

    /** Per channel, over all notices of the incident or one of them. Costs the same for ten people and for ten million. */
    @Transactional
    public Map<String, Counts> counts(UUID incident, @Nullable UUID notice) {
        var counted = rows.read(
                row -> new Count(row.getString(1), DeliveryState.valueOf(row.getString(2)), row.getLong(3)),
                """
                select c.channel, c.state, sum(c.people) from delivery_count c join notice n on n.id = c.notice
                where n.incident = ? and c.notice = coalesce(nullif(?, '')::uuid, c.notice)
                group by 1, 2
                """,
                incident,
                notice == null ? "" : notice.toString());
        var byChannel = new TreeMap<String, Map<DeliveryState, Long>>();
        counted.forEach(c -> byChannel
                .computeIfAbsent(c.channel(), any -> new EnumMap<>(DeliveryState.class))
                .put(c.state(), c.people()));
        var counts = new TreeMap<String, Counts>();
        byChannel.forEach((channel, people) -> counts.put(channel, Counts.of(people)));
        return counts;
    }

    /** In the order in which they were planned. */
    @Transactional
    public List<Delivery> of(UUID incident, @Nullable String cursor, int limit) {
        return rows.read(
                Deliveries::delivery,
                COLUMNS + " where incident = ? and id > ? order by id limit ?",
                incident,
                after(cursor),
                limit);
    }

    /** To one person, in the order in which they were planned. */
    @Transactional
    public List<Delivery> to(UUID subject, @Nullable String cursor, int limit) {
        return rows.read(
                Deliveries::delivery,
                COLUMNS + " where subject = ? and id > ? order by id limit ?",
                subject,
                after(cursor),
                limit);
    }

    @Transactional
    public List<Attempt> attempts(List<UUID> deliveries) {
        return rows.read(Deliveries::attempt, """
                select delivery, number, phase, verdict, reply_code, enhanced, body_hash, late, started_at, finished_at
                from delivery_attempt where delivery = any(?) order by delivery, number
                """, (Object) deliveries.toArray(UUID[]::new));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                DeliveryState.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getInt(10),
                row.getString(11),
                Rows.timeOrNull(row, 12),
                Rows.timeOrNull(row, 13),
                Rows.time(row, 14));
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getObject(1, UUID.class),
                row.getInt(2),
                Phase.valueOf(row.getString(3)),
                row.getString(4),
                row.getObject(5, Integer.class),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                Rows.time(row, 9),
                Rows.timeOrNull(row, 10));
    }

    private static UUID after(@Nullable String cursor) {
        try {
            return cursor == null
                    ? new UUID(0, 0)
                    : UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }
}
