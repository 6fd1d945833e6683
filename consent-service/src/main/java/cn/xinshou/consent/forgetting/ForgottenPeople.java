package cn.xinshou.consent.forgetting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tables of this service as an erased person is found in them. */
@ApplicationScoped
class ForgottenPeople {

    /** Proof of what was agreed to. The person's own row stays: it says that they are gone. */
    private static final List<String> PROOF = List.of(
            "delete from receipt_proof where receipt in (select id from receipt where subject = ?)",
            "delete from receipt where subject = ?",
            "delete from consent_act where subject = ?",
            "delete from consent where subject = ?",
            "delete from policy_decision where subject = ?",
            "delete from transfer_answer where subject = ?",
            "delete from disclosure_subject where subject = ? and decided_at <= now() - interval '3 years'",
            "delete from withdrawal_notice where subject = ? and acknowledged_at is not null");

    private final DataSource database;

    ForgottenPeople(DataSource database) {
        this.database = database;
    }

    /** The first time counts: being told again keeps nothing longer. */
    void note(UUID subject, @Nullable UUID erasure, Instant at, Instant keepUntil) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into forgotten_person (subject, erasure, at, keep_until) values (?, ?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, subject);
            insert.setObject(2, erasure);
            insert.setObject(3, time(at));
            insert.setObject(4, time(keepUntil));
            insert.executeUpdate();
        }
    }

    void forgetPrompts(UUID subject) throws SQLException {
        try (var connection = database.getConnection()) {
            delete(connection, "delete from prompt where subject = ?", subject);
        }
    }

    /** Until when proof of the person's consents is kept; empty if there is none. */
    Optional<Instant> proofUntil(UUID subject) throws SQLException {
        return time("""
                select f.keep_until from forgotten_person f
                where f.subject = ? and exists (select 1 from consent_act a where a.subject = f.subject)
                """, subject);
    }

    /** When the person's data were last disclosed. */
    Optional<Instant> lastDisclosure(UUID subject) throws SQLException {
        return time("select max(decided_at) from disclosure_subject where subject = ?", subject);
    }

    List<SubjectForgotten.Owed> owed(UUID subject) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, recipient, due_at from withdrawal_notice
                        where subject = ? and acknowledged_at is null order by due_at, id
                        """)) {
            select.setObject(1, subject);
            var owed = new ArrayList<SubjectForgotten.Owed>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    owed.add(new SubjectForgotten.Owed(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
            return owed;
        }
    }

    /** People whose term is over, which no other replica is dropping at this moment. */
    List<UUID> over(Instant now, int most) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select subject from forgotten_person where keep_until <= ? order by keep_until limit ? for update skip locked
                        """)) {
            select.setObject(1, time(now));
            select.setInt(2, most);
            var over = new ArrayList<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    over.add(rows.getObject(1, UUID.class));
                }
            }
            return over;
        }
    }

    /** Drops the proof, and last the note that lets it be dropped. */
    void drop(UUID subject) throws SQLException {
        try (var connection = database.getConnection()) {
            for (var sql : PROOF) {
                delete(connection, sql, subject);
            }
            delete(connection, "delete from forgotten_person where subject = ?", subject);
        }
    }

    private static void delete(Connection connection, String sql, UUID subject) throws SQLException {
        try (var delete = connection.prepareStatement(sql)) {
            delete.setObject(1, subject);
            delete.executeUpdate();
        }
    }

    private Optional<Instant> time(String sql, UUID subject) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, subject);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                        : Optional.empty();
            }
        }
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
