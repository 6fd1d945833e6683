package cn.xinshou.consent.policy;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.consent.purpose.PurposeKind;
import io.quarkus.test.junit.QuarkusMock;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Further versions of the shipped policy, to see what follows from a change. */
public final class Editions {

    private static final String SHIPPED = "2025-01-01";
    private static final Words WORDS = new Words("词", "words");

    /** Tables whose triggers keep rows from being taken out. */
    private static final List<String> KEPT = List.of("policy", "policy_text", "policy_decision", "prompt");

    private Editions() {}

    /** The shipped version as if under another name. */
    public static PolicyDocument document(
            String version, Instant from, UnaryOperator<List<Purpose>> purposes, UnaryOperator<List<String>> rights) {
        var shipped = PolicyFiles.shippedDocument(SHIPPED);
        var kept = rights.apply(
                shipped.rights().stream().map(PolicyDocument.Right::id).toList());
        return new PolicyDocument(
                version,
                from.atOffset(ZoneOffset.UTC),
                shipped.title(),
                shipped.scope(),
                shipped.contact(),
                shipped.storage(),
                shipped.recipients(),
                purposes.apply(shipped.purposes()),
                shipped.rights().stream()
                        .filter(right -> kept.contains(right.id()))
                        .toList(),
                shipped.cookies().stream()
                        .filter(cookie -> purposes.apply(shipped.purposes()).stream()
                                .anyMatch(purpose -> purpose.id().equals(cookie.purpose())))
                        .toList(),
                shipped.items());
    }

    public static Policy policy(int ordinal, PolicyDocument document) {
        return new Policy(ordinal, document, PolicyFiles.shippedTexts(SHIPPED));
    }

    public static Purpose additional(String id, Set<String> items) {
        return purpose(id, PurposeKind.ADDITIONAL, LawfulBasis.CONSENT, items, null);
    }

    public static Purpose core(String id, Set<String> items) {
        return purpose(id, PurposeKind.CORE, LawfulBasis.CONTRACT, items, null);
    }

    public static Purpose purpose(
            String id, PurposeKind kind, LawfulBasis basis, Set<String> items, Purpose.@Nullable Keep keep) {
        return new Purpose(
                id, kind, basis, "2.1", WORDS, items, Set.of(), false, null, Set.of(), WORDS, null, keep, false, false,
                null, null);
    }

    /** Has this test, and nothing after it, find these versions besides; {@link #remove} takes them out again. */
    public static void add(DataSource database, Clock clock, PolicyDocument... documents) throws SQLException {
        // What looks for versions by itself must not come to know of these, which will never have been.
        QuarkusMock.installMockForType(readAnew(database, clock), Policies.class);
        for (var document : documents) {
            put(database, document);
        }
        QuarkusMock.installMockForType(readAnew(database, clock), Policies.class);
    }

    /** Past every door, so that it can be taken out again. */
    private static void put(DataSource database, PolicyDocument document) throws SQLException {
        try (var connection = database.getConnection();
                var policy = connection.prepareStatement(
                        "insert into policy (version, effective_from, published_at, document) values (?, ?, now(), ?::jsonb)");
                var text = connection.prepareStatement(
                        "insert into policy_text (version, language, content, digest) select ?, language, content, digest from policy_text where version = ?")) {
            policy.setString(1, document.version());
            policy.setObject(2, document.effectiveFrom());
            policy.setString(3, PolicyFiles.toJson(document));
            policy.executeUpdate();
            text.setString(1, document.version());
            text.setString(2, SHIPPED);
            text.executeUpdate();
        }
    }

    /** The policies as the database has them now: those of the service never forget a version that they saw. */
    private static Policies readAnew(DataSource database, Clock clock) {
        var policies = new Policies(database, clock);
        policies.refresh();
        return policies;
    }

    /** Takes the versions out, and everybody who ever acted on one of them. */
    public static void remove(DataSource database, List<String> versions) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var table : KEPT) {
                statement.execute("alter table " + table + " disable trigger user");
            }
            var named = "('" + String.join("', '", versions) + "')";
            statement.execute("delete from consent where subject in (select subject from person where newest in "
                    + named + " or governing in " + named + ") or policy_version in " + named);
            statement.execute("delete from prompt where policy_version in " + named
                    + " or subject in (select subject from person where newest in " + named + " or governing in "
                    + named + ")");
            statement.execute("delete from policy_decision_ahead where version in " + named);
            statement.execute("delete from policy_decision where version in " + named + " or replaced in " + named);
            statement.execute("delete from person where newest in " + named + " or governing in " + named);
            statement.execute("delete from policy_text where version in " + named);
            statement.execute("delete from policy where version in " + named);
            for (var table : KEPT) {
                statement.execute("alter table " + table + " enable trigger user");
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }
}
