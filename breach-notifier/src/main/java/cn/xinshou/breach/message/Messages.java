package cn.xinshou.breach.message;

import static cn.xinshou.breach.sql.Rows.time;
import static cn.xinshou.breach.sql.Rows.timeOrNull;

import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All messages, in the caller's transaction. */
@ApplicationScoped
class Messages {

    private static final String CLAIM = """
            with due as (
                select id from message
                where (state = 'PLANNED' or state = 'CLAIMED' and lease_until <= ?) and due_at <= ? and expires_at > ?
                order by due_at limit ?
                for update skip locked)
            update message m set state = 'CLAIMED', lease = ?, lease_until = ?
            from due where m.id = due.id
            returning m.id, m.subject, m.kind, m.language, m.case_id, m.parameters, m.expires_at, m.attempts
            """;

    private static final String EXPIRE = """
            with late as (
                select id from message
                where (state = 'PLANNED' or state = 'CLAIMED' and lease_until <= ?) and expires_at <= ?
                order by id limit 500 for update skip locked)
            update message m
            set state = 'EXPIRED', reason = coalesce(reason, 'no-time-left'), parameters = null, lease = null, lease_until = null,
                ended_at = ?
            from late where m.id = late.id
            returning m.id, m.subject, m.kind, m.case_id
            """;

    private final Rows rows;

    Messages(Rows rows) {
        this.rows = rows;
    }

    /** One person's messages are taken one after the other, so that counting them is right. */
    void lockPerson(UUID subject) {
        rows.read(
                row -> true,
                "select 1 from (select pg_advisory_xact_lock(hashtextextended('message/' || ?, 0))) locked",
                subject.toString());
    }

    long countSince(UUID subject, List<String> kinds, Instant since) {
        return rows.read(
                        row -> row.getLong(1),
                        "select count(*) from message where subject = ? and accepted_at > ? and kind = any (?)",
                        subject,
                        since,
                        kinds.toArray(String[]::new))
                .getFirst();
    }

    void add(UUID id, NewMessage wanted, byte[] sealed, String by, Instant now) {
        rows.change(
                """
                insert into message (id, subject, kind, language, case_id, requested_by, state, parameters, accepted_at, expires_at, due_at)
                values (?, ?, ?, ?, ?, ?, 'PLANNED', ?, ?, ?, ?)""",
                id,
                wanted.subject(),
                wanted.kind().name(),
                wanted.spoken().name(),
                wanted.caseId(),
                by,
                sealed,
                now,
                now.plus(wanted.kind().pace().good()),
                now);
    }

    List<Taken> claim(UUID lease, Instant until, int limit, Instant now) {
        return rows.read(Messages::taken, CLAIM, now, now, now, limit, lease, until);
    }

    /** Puts it back; what it said is still needed. */
    void release(UUID id, UUID lease, Instant due, String reason, int attempts) {
        rows.change("""
                update message set state = 'PLANNED', lease = null, lease_until = null, due_at = ?, reason = ?, attempts = ?
                where id = ? and lease = ?""", due, reason, attempts, id, lease);
    }

    /** Ends it and forgets what it said; false if the lease was lost to somebody else. */
    boolean end(UUID id, UUID lease, MessageState state, String reason, int replyCode, Instant now) {
        return rows.change("""
                        update message set state = ?, reason = nullif(?, ''), reply_code = nullif(?, 0), parameters = null,
                            lease = null, lease_until = null, ended_at = ?, attempts = attempts + 1
                        where id = ? and lease = ?""", state.name(), reason, replyCode, now, id, lease) == 1;
    }

    List<MessageSettled> expire(Instant now) {
        return rows.read(
                row -> new MessageSettled(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        MessageKind.valueOf(row.getString(3)),
                        row.getString(4),
                        MessageState.EXPIRED,
                        now),
                EXPIRE,
                now,
                now,
                now);
    }

    int dropOlderThan(Instant time) {
        return rows.change("delete from message where ended_at < ?", time);
    }

    /** Only whoever asked for it is told. */
    Optional<MessageView> find(UUID id, String by) {
        return rows.read(Messages::view, """
                        select id, subject, kind, language, case_id, state, reason, accepted_at, expires_at, ended_at
                        from message where id = ? and requested_by = ?""", id, by).stream().findFirst();
    }

    private static MessageView view(ResultSet row) throws SQLException {
        return new MessageView(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                MessageKind.valueOf(row.getString(3)),
                MessageLanguage.valueOf(row.getString(4)),
                row.getString(5),
                MessageState.valueOf(row.getString(6)),
                row.getString(7),
                time(row, 8),
                time(row, 9),
                timeOrNull(row, 10));
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                MessageKind.valueOf(row.getString(3)),
                MessageLanguage.valueOf(row.getString(4)),
                row.getString(5),
                row.getBytes(6),
                time(row, 7),
                row.getInt(8));
    }
}
