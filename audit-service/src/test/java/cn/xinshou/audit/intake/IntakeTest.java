package cn.xinshou.audit.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.audit.Broker;
import cn.xinshou.audit.Rows;
import cn.xinshou.audit.ledger.AppendEntries;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class IntakeTest {

    private static final List<String> TOPICS =
            List.of("xinshou.consent", "xinshou.identity", "xinshou.audit", "xinshou.breach");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // The sequencer's lock, as PostgreSQL shows it: high and low half of the number.
    private static final String SEQUENCER =
            "pg_locks where locktype = 'advisory' and classid = x'78696e73'::bigint::oid and objid = x'686f7501'::bigint::oid";

    @Inject
    DataSource database;

    @Inject
    AppendEntries append;

    private Rows rows() {
        return new Rows(database);
    }

    private void awaitEntries(String type, long count) {
        await("all are entries")
                .atMost(PATIENCE)
                .until(() -> rows().count("ledger_entry where type = '" + type + "'") >= count);
        // Whatever was published once too often has been read as well when nothing waits any more.
        await("the offsets stand still")
                .during(Duration.ofMillis(700))
                .atMost(PATIENCE)
                .until(() -> rows().count("ledger_entry where type = '" + type + "'") == count);
    }

    private void assertNoGap() {
        assertThat(rows().number("select max(index) + 1 - count(*) from ledger_entry"))
                .isZero();
        // At one moment: something else may become an entry at any time.
        assertThat(rows().number("select size - (select max(index) + 1 from ledger_entry) from ledger_head"))
                .isZero();
    }

    /** Every event two or three times, in no order, over all topics. */
    private static void storm(String type, int events, Broker broker) {
        var ids = new ArrayList<String>();
        for (var i = 0; i < events; i++) {
            var id = UUID.randomUUID().toString();
            ids.addAll(Collections.nCopies(2 + i % 2, id));
        }
        Collections.shuffle(ids, new Random(4711));
        for (var id : ids) {
            // The same event always comes from the same service.
            var topic = TOPICS.get(Math.floorMod(id.hashCode(), TOPICS.size()));
            broker.publish(topic, id, type, id, ("{\"subject\": \"" + id + "\"}").getBytes(UTF_8));
        }
        broker.flush();
    }

    @Test
    void everyEventBecomesOneEntryHoweverOftenItComes() {
        try (var broker = new Broker()) {
            storm("test.storm.v1", 700, broker);
        }

        awaitEntries("test.storm.v1", 700);
        assertNoGap();
    }

    @Test
    void nothingIsLostOrDoubledWhenTheSequencerDiesInTheMiddle() throws InterruptedException {
        try (var broker = new Broker()) {
            for (var round = 0; round < 4; round++) {
                storm("test.killed.v1", 300, broker);
                Thread.sleep(150);
                rows().number("select count(pg_terminate_backend(pid)) from " + SEQUENCER);
            }
        }

        awaitEntries("test.killed.v1", 1_200);
        assertNoGap();
    }

    @Test
    void aSequencerThatWasSupersededAppendsNothing() throws Exception {
        try (var broker = new Broker();
                var connection = database.getConnection()) {
            storm("test.superseded.v1", 200, broker);
            var epoch = append.takeOver(connection);
            storm("test.superseded.v1", 200, broker);

            // The service notices, starts a new term, and has the last word.
            awaitEntries("test.superseded.v1", 400);
            assertThat(rows().number("select epoch from ledger_head")).isGreaterThan(epoch);
        }
        assertNoGap();
    }

    @Test
    void onlyOneSequencerHasTheLock() {
        await("a term").atMost(PATIENCE).until(() -> rows().count(SEQUENCER) == 1);

        assertThat(rows().number("select pg_try_advisory_lock(x'78696e73686f7501'::bigint)::int"))
                .isZero();
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("no JSON", "{".getBytes(UTF_8)),
                Arguments.of("nothing", new byte[0]),
                Arguments.of("half a surrogate pair", "{\"a\": \"\\ud800\"}".getBytes(UTF_8)),
                Arguments.of("an integer that a double cannot hold", "{\"a\": 9007199254740993}".getBytes(UTF_8)),
                Arguments.of("a number that is infinite", "{\"a\": 1e400}".getBytes(UTF_8)),
                Arguments.of("the same key twice", "{\"a\": 1, \"a\": 2}".getBytes(UTF_8)),
                Arguments.of("two values", "{} {}".getBytes(UTF_8)),
                Arguments.of("no UTF-8", new byte[] {'"', (byte) 0xff, '"'}),
                Arguments.of("too deep", ("[".repeat(100) + "]".repeat(100)).getBytes(UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatCannotBeReadIsKeptAsQuarantinedAndKnownAgain(String what, byte[] data) {
        var id = UUID.randomUUID().toString();
        try (var broker = new Broker()) {
            broker.publish("xinshou.identity", id, "cn.xinshou.identity.profile-read.v1", id, data);
            broker.publish("xinshou.identity", id, "cn.xinshou.identity.profile-read.v1", id, data);
        }

        await(what)
                .atMost(PATIENCE)
                .until(() -> rows().count("ledger_entry where event_id = '" + id
                                + "' and type = 'cn.xinshou.audit.quarantined.v1'")
                        == 1);
        assertNoGap();
    }

    @Test
    void aRecordWithoutANameIsKeptUnderItsPlace() {
        var before = rows().count("ledger_entry where event_source like '/kafka/xinshou.breach/%'");
        try (var broker = new Broker()) {
            broker.publishBytes("xinshou.breach", new byte[] {0, 1, 2});
        }

        await("kept")
                .atMost(PATIENCE)
                .until(() ->
                        rows().count("ledger_entry where event_source like '/kafka/xinshou.breach/%'") == before + 1);
    }

    @Test
    void oddButReadableDataIsNoReasonToQuarantine() {
        var type = "test.odd.v1";
        try (var broker = new Broker()) {
            broker.publish("xinshou.breach", type, "x", "[1, 2, {\"a\": \"㐀𠮷\"}]");
            broker.publish("xinshou.breach", type, "x", "\"text\"");
            broker.publish("xinshou.breach", type, "x", "{\"subject\": \"not an id\", \"a b\": 1}");
            broker.publish("xinshou.breach", type, "x", "{\"long\": \"" + "长".repeat(100_000) + "\"}");
        }

        awaitEntries(type, 4);
    }

    @Test
    void nobodyReadsWhomAnEntryIsAbout() {
        var subject = UUID.randomUUID().toString();
        var secret = "value-" + UUID.randomUUID();
        try (var broker = new Broker()) {
            broker.publish(
                    "xinshou.consent",
                    "test.secret.v1",
                    subject,
                    "{\"subject\": \"%s\", \"note\": \"%s\"}".formatted(subject, secret));
        }
        awaitEntries("test.secret.v1", 1);

        var everything = rows().everything();
        assertThat(everything).doesNotContain(secret);
        assertThat(everything.lines().filter(line -> line.contains(subject)))
                .singleElement()
                .asString()
                .startsWith("ledger_subject: ");
    }
}
