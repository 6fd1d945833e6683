package cn.xinshou.identity.erasure.confirmation;

import static cn.xinshou.identity.erasure.Columns.maybe;
import static cn.xinshou.identity.erasure.Columns.time;
import static cn.xinshou.identity.erasure.Erasures.unreachable;

import cn.xinshou.identity.erasure.Columns;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who owes their word on which erasure. */
@ApplicationScoped
public class Parties {

    /** An account that is to be closed. */
    record Account(UUID erasure, UUID subject, int tries) {}

    private final DataSource database;
    private final ObjectMapper json;

    Parties(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @param nextTry when we are to try ourselves; null for those who hear of it and say so */
    public void owe(Collection<UUID> erasures, List<String> parties, Instant dueAt, @Nullable Instant nextTry) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into erasure_party (erasure, party, due_at, next_try)
                        select e, p, ?, ? from unnest(?::uuid[]) e, unnest(?::text[]) p on conflict do nothing
                        """)) {
            insert.setObject(1, time(dueAt));
            insert.setObject(2, nextTry == null ? null : time(nextTry), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setArray(3, connection.createArrayOf("uuid", erasures.toArray()));
            insert.setArray(4, connection.createArrayOf("text", parties.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** The first word counts; a later one changes nothing. For whoever holds the erasure. */
    void confirm(UUID erasure, String party, JsonNode forgotten, Instant at) {
        confirm("select ?::uuid as id", erasure, party, forgotten, null, at);
    }

    /**
     * The same by the person, one word at a time until the transaction ends, so that the last one sees all the others.
     *
     * @return the erasure; empty if the person is not erased, or nobody waits for this word
     */
    Optional<UUID> confirmOf(
            UUID subject, String party, @Nullable JsonNode forgotten, @Nullable JsonNode kept, Instant at) {
        return confirm(
                "select id from erasure where subject = ? and state <> 'ordered' for no key update",
                subject,
                party,
                forgotten,
                kept,
                at);
    }

    private Optional<UUID> confirm(
            String erasure, UUID id, String party, @Nullable JsonNode forgotten, @Nullable JsonNode kept, Instant at) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("with e as materialized (" + erasure + ")" + """
                         update erasure_party set confirmed_at = ?, forgotten = ?::jsonb, kept = ?::jsonb, next_try = null
                        from e where erasure = e.id and party = ? and confirmed_at is null returning erasure
                        """)) {
            update.setObject(1, id);
            update.setObject(2, time(at));
            update.setString(3, text(forgotten));
            update.setString(4, text(kept));
            update.setString(5, party);
            try (var confirmed = update.executeQuery()) {
                return confirmed.next() ? Optional.of(confirmed.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** Accounts whose time has come; nobody else gets them before the lease is over. */
    List<Account> claimAccounts(Instant now, Duration lease, int most) {
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement("""
                        update erasure_party p set next_try = ?, tries = tries + 1 from erasure e
                        where e.id = p.erasure and (p.erasure, p.party) in (
                            select erasure, party from erasure_party
                            where party = 'keycloak' and confirmed_at is null and next_try <= ?
                            order by next_try limit ? for update skip locked)
                        returning p.erasure, e.subject, p.tries
                        """)) {
            claim.setObject(1, time(now.plus(lease)));
            claim.setObject(2, time(now));
            claim.setInt(3, most);
            var accounts = new ArrayList<Account>();
            try (var rows = claim.executeQuery()) {
                while (rows.next()) {
                    accounts.add(
                            new Account(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class), rows.getInt(3)));
                }
            }
            return accounts;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    void tryAgain(UUID erasure, String party, String answer, Instant nextTry) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update erasure_party set answer = ?, next_try = ?
                        where erasure = ? and party = ? and confirmed_at is null
                        """)) {
            update.setString(1, answer);
            update.setObject(2, time(nextTry));
            update.setObject(3, erasure);
            update.setString(4, party);
            update.executeUpdate();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    public List<Party> of(UUID erasure) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select party, due_at, tries, answer, forgotten, kept, confirmed_at from erasure_party
                        where erasure = ? order by party
                        """)) {
            select.setObject(1, erasure);
            var parties = new ArrayList<Party>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    parties.add(new Party(
                            rows.getString("party"),
                            Columns.instant(rows, "due_at"),
                            rows.getInt("tries"),
                            rows.getString("answer"),
                            node(rows, "forgotten"),
                            node(rows, "kept"),
                            maybe(rows, "confirmed_at")));
                }
            }
            return parties;
        } catch (SQLException | JsonProcessingException e) {
            throw unreachable(e);
        }
    }

    /** How many words are overdue, over all erasures. */
    public long overdue(Instant now) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select count(*) from erasure_party where confirmed_at is null and due_at < ?")) {
            select.setObject(1, time(now));
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private @Nullable JsonNode node(ResultSet row, String column) throws SQLException, JsonProcessingException {
        var text = row.getString(column);
        return text == null ? null : json.readTree(text);
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.toString();
    }
}
