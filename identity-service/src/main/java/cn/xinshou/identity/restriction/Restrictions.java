package cn.xinshou.identity.restriction;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;

/** Whose data are only stored. */
@ApplicationScoped
public class Restrictions {

    /** Why: the person wants it so, or a hold keeps what should be gone. */
    public enum Cause {
        PERSON("person"),
        HOLD("hold");

        private final String word;

        Cause(String word) {
            this.word = word;
        }
    }

    private final DataSource database;
    private final Journal journal;
    private final Clock clock;

    Restrictions(DataSource database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Problem PERSON_RESTRICTED: the person's own access and what the data are kept for do not come this way */
    public void requireNone(UUID subject) {
        if (isRestricted(subject)) {
            throw Problem.of(
                            IdentityProblem.PERSON_RESTRICTED,
                            "The data of this person are only stored. Nothing is read or collected until that is lifted.")
                    .with("reason", "restricted")
                    .with("promise", "P5.5");
        }
    }

    public boolean isRestricted(UUID subject) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select 1 from restriction where subject = ?")) {
            select.setObject(1, subject);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** Restricting anew for the same cause changes nothing; each cause is one of its own. */
    @Transactional(TxType.MANDATORY)
    public void restrict(UUID subject, Cause cause) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into restriction (subject, cause, since) values (?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, subject);
            insert.setString(2, cause.word);
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            if (insert.executeUpdate() == 1) {
                journal.append(new RestrictionChanged(subject, true, cause.word, now));
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /**
     * Lifts it for that cause: whoever asked for it is not freed by the end of a hold, nor the other way round. That nothing restricts the
     * person any more is told once it is true.
     */
    @Transactional(TxType.MANDATORY)
    public void lift(UUID subject, Cause cause) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from restriction where subject = ? and cause = ?")) {
            delete.setObject(1, subject);
            delete.setString(2, cause.word);
            if (delete.executeUpdate() == 1) {
                tell(subject, cause);
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private void tell(UUID subject, Cause lifted) {
        if (!isRestricted(subject)) {
            journal.append(new RestrictionChanged(subject, false, lifted.word, clock.instant()));
        } else if (lifted == Cause.PERSON) {
            // Whoever heard the person lift it has to hear that a hold still stands.
            journal.append(new RestrictionChanged(subject, true, Cause.HOLD.word, clock.instant()));
        }
    }

    private static IllegalStateException unreachable(SQLException e) {
        return new IllegalStateException("the restrictions cannot be reached", e);
    }
}
