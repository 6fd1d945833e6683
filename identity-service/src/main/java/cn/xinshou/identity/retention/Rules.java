package cn.xinshou.identity.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The retention rules of every version that is known here. */
@ApplicationScoped
class Rules {

    /**
     * One purpose as one version states it.
     *
     * @param until from when the next version holds; null for the newest
     * @param period null where it hangs on the person alone
     */
    record Rule(
            String version,
            String purpose,
            String basis,
            List<String> items,
            String words,
            @Nullable Period period,
            @Nullable String countedFrom,
            Instant effectiveFrom,
            @Nullable Instant until) {}

    private final DataSource database;

    Rules(DataSource database) {
        this.database = database;
    }

    boolean isEmpty() {
        return all().isEmpty();
    }

    /** Learning a version anew changes nothing: a published version never changes. */
    @Transactional
    public void learn(PolicyDocument policy) {
        try (var connection = database.getConnection();
                var version = connection.prepareStatement(
                        "insert into retention_policy (version, effective_from) values (?, ?) on conflict do nothing");
                var rule = connection.prepareStatement("""
                        insert into retention_rule (version, purpose, basis, items, words, period, counted_from)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)) {
            version.setString(1, policy.version());
            version.setObject(2, policy.effectiveFrom().atOffset(ZoneOffset.UTC));
            version.executeUpdate();
            for (var purpose : policy.purposes()) {
                var keep = purpose.keep();
                rule.setString(1, policy.version());
                rule.setString(2, purpose.id());
                rule.setString(3, purpose.lawfulBasis());
                rule.setArray(
                        4, connection.createArrayOf("text", purpose.items().toArray()));
                rule.setString(5, purpose.retention());
                // Read here, so that a period nobody understands is refused and not stored.
                rule.setString(
                        6, keep == null ? null : Period.parse(keep.period()).toString());
                rule.setString(7, keep == null ? null : keep.from());
                rule.executeUpdate();
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** By purpose, the oldest version first. */
    List<Rule> all() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        with version as (select version, effective_from,
                                                lead(effective_from) over (order by effective_from, version) until from retention_policy)
                        select r.*, v.effective_from, v.until from retention_rule r join version v on v.version = r.version
                        order by r.purpose, v.effective_from, v.version
                        """);
                var rows = select.executeQuery()) {
            var rules = new ArrayList<Rule>();
            while (rows.next()) {
                var period = rows.getString("period");
                var until = rows.getObject("until", OffsetDateTime.class);
                rules.add(new Rule(
                        rows.getString("version"),
                        rows.getString("purpose"),
                        rows.getString("basis"),
                        Arrays.asList((String[]) rows.getArray("items").getArray()),
                        rows.getString("words"),
                        period == null ? null : Period.parse(period),
                        rows.getString("counted_from"),
                        rows.getObject("effective_from", OffsetDateTime.class).toInstant(),
                        until == null ? null : until.toInstant()));
            }
            return rules;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /**
     * What older versions name and the one in force does not, with the newest rule that names it. A purpose that no version ever named is none
     * of these: it lives by the consent that was asked for it alone.
     */
    List<Rule> dropped(Instant now) {
        var inForce = inForce(now);
        var newest = new LinkedHashMap<String, Rule>();
        all().stream()
                .filter(rule -> !rule.effectiveFrom().isAfter(now))
                .forEach(rule -> newest.put(rule.purpose(), rule));
        return newest.values().stream()
                .filter(rule -> inForce.isPresent() && !rule.version().equals(inForce.get()))
                .toList();
    }

    private Optional<String> inForce(Instant now) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select version from retention_policy where effective_from <= ? order by effective_from desc, version desc limit 1
                        """)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    static IllegalStateException unreachable(SQLException e) {
        return new IllegalStateException("what is kept, and for how long, cannot be reached", e);
    }
}
