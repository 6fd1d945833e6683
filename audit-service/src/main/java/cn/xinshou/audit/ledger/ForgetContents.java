package cn.xinshou.audit.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Ends what the ledger can tell about a person: the key of their parts, the parts, and whom their handle stands for. The leaves stay,
 * with commitments that nobody can open or guess, and so does every proof.
 */
@ApplicationScoped
public class ForgetContents {

    private final DataSource database;
    private final ForgottenPeople forgotten;

    ForgetContents(DataSource database, ForgottenPeople forgotten) {
        this.database = database;
        this.forgotten = forgotten;
    }

    /** @return how many entries can no longer be opened */
    @Transactional(TxType.MANDATORY)
    public int forget(UUID person) {
        try (var connection = database.getConnection()) {
            // The sequencer appends under this lock: it sees the person either before, whole, or as somebody who was
            // erased.
            change(connection, "select 1 from ledger_head for update");
            forgotten.add(connection, person);
            var parts = change(connection, """
                    delete from ledger_part p using ledger_subject s, ledger_entry e
                    where s.subject = ? and e.handle = s.handle and p.index = e.index""", person);
            change(
                    connection,
                    "delete from ledger_part_key k using ledger_subject s where s.subject = ? and k.handle = s.handle",
                    person);
            change(connection, "delete from ledger_subject where subject = ?", person);
            return parts;
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    private static int change(Connection connection, String sql, UUID... person) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < person.length; i++) {
                statement.setObject(i + 1, person[i]);
            }
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }
}
