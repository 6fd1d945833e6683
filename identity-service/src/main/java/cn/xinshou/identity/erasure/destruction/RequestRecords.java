package cn.xinshou.identity.erasure.destruction;

import cn.xinshou.identity.erasure.ErasureConfig;
import cn.xinshou.identity.erasure.Erasures;
import cn.xinshou.identity.erasure.KeptByLaw;
import cn.xinshou.identity.kept.KeptRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** That requests were answered, when and by whom, stays on file after the person is gone; what was asked and answered in words does not. */
@ApplicationScoped
class RequestRecords {

    static final String DUTY = "request-record";

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String LAW = "个人信息保护法 50; 网络数据安全管理条例 12";

    private static final String PROVIDING = "网络数据安全管理条例 12";

    private static final String WITHOUT_WORDS = """
            select subject, jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'state', state, 'channel', channel, 'requester', requester,
                       'receivedAt', received_at, 'dueAt', due_at, 'answerBy', answer_by, 'decidedAt', decided_at,
                       'decidedBy', decided_by, 'ground', ground) order by received_at)::text
            from request r where subject = any (?)
              and not exists (select 1 from kept_record k where k.subject = r.subject and k.duty = ? and k.kept_at >= r.received_at)
            group by subject
            """;

    private final DataSource database;
    private final KeptRecords kept;
    private final ErasureConfig config;

    RequestRecords(DataSource database, KeptRecords kept, ErasureConfig config) {
        this.database = database;
        this.kept = kept;
        this.config = config;
    }

    /**
     * Moves them into the storage-only class, in the transaction that destroys the rest.
     *
     * @return what is kept now, of those of the people who had asked for something
     */
    Map<UUID, KeptByLaw> keep(Collection<UUID> subjects, Instant at) {
        var until = at.atZone(CHINA).plus(config.recordsKept()).toInstant();
        var moved = new HashMap<UUID, KeptByLaw>();
        withoutWords(subjects).forEach((subject, records) -> {
            kept.keep(subject, DUTY, records.getBytes(StandardCharsets.UTF_8), until);
            moved.put(subject, new KeptByLaw(DUTY, LAW, until));
        });
        return moved;
    }

    /** What had been kept before: proofs of what was handed to others. */
    Map<UUID, List<KeptByLaw>> keptBefore(Collection<UUID> subjects) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select subject, duty, max(kept_until) from kept_record where subject = any (?) and duty <> ?
                        group by subject, duty order by subject, duty
                        """)) {
            select.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            select.setString(2, DUTY);
            var before = new HashMap<UUID, List<KeptByLaw>>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    before.computeIfAbsent(rows.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(new KeptByLaw(
                                    rows.getString(2),
                                    PROVIDING,
                                    rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
            return before;
        } catch (SQLException e) {
            throw Erasures.unreachable(e);
        }
    }

    private Map<UUID, String> withoutWords(Collection<UUID> subjects) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(WITHOUT_WORDS)) {
            select.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            select.setString(2, DUTY);
            var records = new HashMap<UUID, String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    records.put(rows.getObject(1, UUID.class), rows.getString(2));
                }
            }
            return records;
        } catch (SQLException e) {
            throw Erasures.unreachable(e);
        }
    }
}
