package cn.xinshou.consent.withdrawal;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How fast recipients carry withdrawals out, recipient by recipient; for whoever supervises them (PIPL 21). */
@Path("/withdrawals/lag")
@RolesAllowed({"privacy-officer", "auditor"})
@RunOnVirtualThread
class LagResource {

    private static final String COUNT = """
            select recipient,
                   count(*) filter (where acknowledged_at is null),
                   count(*) filter (where acknowledged_at is null and due_at <= ?),
                   count(*) filter (where acknowledged_at is not null),
                   extract(epoch from ? - min(occurred_at) filter (where acknowledged_at is null)),
                   extract(epoch from percentile_disc(0.5) within group (order by acknowledged_at - occurred_at)),
                   extract(epoch from percentile_disc(0.99) within group (order by acknowledged_at - occurred_at))
            from withdrawal_notice where occurred_at > ? and recipient collate "C" > ?
            group by recipient order by recipient collate "C" limit ?
            """;

    private static final Duration LOOKED_BACK = Duration.ofDays(90);

    /**
     * Over the last 90 days; durations in ISO 8601.
     *
     * @param oldest how long the oldest open notice has been open
     * @param median from the end of the use to the acknowledgement, for those acknowledged
     */
    record Lag(
            String recipient,
            long open,
            long overdue,
            long acknowledged,
            @Nullable String oldest,
            @Nullable String median,
            @Nullable String p99) {}

    private final DataSource database;
    private final Clock clock;

    LagResource(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @GET
    public Page<Lag> all(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @DefaultValue("50") @PageSize int limit)
            throws SQLException {
        var after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(COUNT)) {
            select.setObject(1, now);
            select.setObject(2, now);
            select.setObject(3, now.minus(LOOKED_BACK));
            select.setString(4, after);
            select.setInt(5, limit + 1);
            try (var row = select.executeQuery()) {
                var lags = new ArrayList<Lag>();
                while (row.next()) {
                    lags.add(new Lag(
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            seconds(row.getObject(5, BigDecimal.class)),
                            seconds(row.getObject(6, BigDecimal.class)),
                            seconds(row.getObject(7, BigDecimal.class))));
                }
                return Page.of(lags, limit, last -> Cursor.encode(last.recipient()));
            }
        }
    }

    private static @Nullable String seconds(@Nullable BigDecimal seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds.longValue()).toString();
    }
}
