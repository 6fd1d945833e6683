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
import java.util.List;
import java.util.Optional;
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
            select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'state', state, 'channel', channel, 'requester', requester,
                       'receivedAt', received_at, 'dueAt', due_at, 'answerBy', answer_by, 'decidedAt', decided_at,
                       'decidedBy', decided_by, 'ground', ground) order by received_at)::text
            from request r where subject = ?
              and not exists (select 1 from kept_record k where k.subject = r.subject and k.duty = ? and k.kept_at >= r.received_at)
            """;

    private final DataSource database;
    private final KeptRecords kept;
    private final ErasureConfig config;

    RequestRecords(DataSource database, KeptRecords kept, ErasureConfig config) {
        this.database = database;
        this.kept = kept;
        this.config = config;
    }

    /** Moves them into the storage-only class, in the transaction that destroys the rest. Empty if the person never asked for anything. */
    Optional<KeptByLaw> keep(UUID subject, Instant at) {
        return withoutWords(subject).map(records -> {
            var until = at.atZone(CHINA).plus(config.recordsKept()).toInstant();
            kept.keep(subject, DUTY, records.getBytes(StandardCharsets.UTF_8), until);
            return new KeptByLaw(DUTY, LAW, until);
        });
    }

    /** What had been kept before: proofs of what was handed to others. */
    List<KeptByLaw> keptBefore(UUID subject) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select duty, max(kept_until) from kept_record where subject = ? and duty <> ? group by duty order by duty")) {
            select.setObject(1, subject);
            select.setString(2, DUTY);
            var before = new ArrayList<KeptByLaw>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    before.add(new KeptByLaw(
                            rows.getString(1),
                            PROVIDING,
                            rows.getObject(2, OffsetDateTime.class).toInstant()));
                }
            }
            return before;
        } catch (SQLException e) {
            throw Erasures.unreachable(e);
        }
    }

    private Optional<String> withoutWords(UUID subject) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(WITHOUT_WORDS)) {
            select.setObject(1, subject);
            select.setString(2, DUTY);
            try (var rows = select.executeQuery()) {
                rows.next();
                return Optional.ofNullable(rows.getString(1));
            }
        } catch (SQLException e) {
            throw Erasures.unreachable(e);
        }
    }
}
