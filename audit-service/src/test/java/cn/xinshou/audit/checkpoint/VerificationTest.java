package cn.xinshou.audit.checkpoint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.xinshou.audit.Broker;
import cn.xinshou.audit.Rows;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test damages the ledger as a thief in the database could, sees that nothing is signed any more, and repairs it. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
class VerificationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    DataSource database;

    @Inject
    Refusals refusals;

    @Inject
    PublishCheckpoint publisher;

    private Rows rows() {
        return new Rows(database);
    }

    @BeforeEach
    void allIsWellAndThereAreEntries() {
        var before = signed();
        publish(8);
        await("signed").atMost(PATIENCE).until(() -> signed() >= before + 8);
    }

    private static void publish(int events) {
        try (var broker = new Broker()) {
            for (var i = 0; i < events; i++) {
                broker.publish("xinshou.identity", "test.verified.v1", "x", "{\"n\": " + i + "}");
            }
        }
    }

    /** What is signed by now; does not wait for the schedule. */
    private long signed() {
        tick();
        var note = given().get("/ledger/checkpoint").asString().split("\n");
        return note.length < 2 ? -1 : Long.parseLong(note[1]);
    }

    private void tick() {
        try {
            publisher.publish();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Optional<Refusals.Refusal> refusal() {
        tick();
        return refusals.open();
    }

    private void awaitRefusalAt(long index) {
        await("refused").atMost(PATIENCE).until(() -> refusal().isPresent());
        assertThat(refusals.open().orElseThrow().index()).isEqualTo(index);
    }

    /** Nothing is on its way into the ledger that would be signed while a test has its hands on the newest of it. */
    private void awaitRest() {
        await("at rest")
                .during(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .until(() -> rows().count("journal_outbox") == 0
                        && rows().number("select size from ledger_head") == signed());
    }

    private void awaitSigning() {
        await("signed again").atMost(PATIENCE).until(() -> refusal().isEmpty());
        var before = signed();
        publish(1);
        await("signed on").atMost(PATIENCE).until(() -> signed() > before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ledger_entry | index = 3 | leaf = set_byte(leaf, 10, get_byte(leaf, 10) # 1)",
                "ledger_entry | index = 3 | leaf_hash = set_byte(leaf_hash, 31, get_byte(leaf_hash, 31) # 1)",
                "ledger_entry | index = 3 | type = concat(type, 'x')",
                "ledger_entry | index = 3 | event_id = concat(event_id, 'x')",
                "ledger_entry | index = 3 | event_source = concat(event_source, 'x')",
                "ledger_entry | index = 3 | time = time + interval '1 microsecond'",
                "ledger_entry | index = 3 | handle = uuidv7()",
                "ledger_part | index = 3 | sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)",
                "ledger_tile | level = 0 and n = 0 | hashes = set_byte(hashes, 3 * 32, get_byte(hashes, 3 * 32) # 1)",
            })
    void oneChangedValueStopsTheSigningAndIsNamed(String table, String row, String change) {
        rows().change("create table saved as select * from %s where %s".formatted(table, row));
        try {
            assertThat(rows().change("update %s set %s where %s".formatted(table, change, row)))
                    .isEqualTo(1);

            awaitRefusalAt(3);
        } finally {
            // Put back by hand: the tile may have grown meanwhile, but not at the place that was changed.
            rows().change(
                            table.equals("ledger_tile")
                                    ? "update ledger_tile set " + change + " where " + row
                                    : "delete from %s where %s".formatted(table, row));
            if (!table.equals("ledger_tile")) {
                rows().change("insert into %s select * from saved".formatted(table));
            }
            rows().change("drop table saved");
        }
        awaitSigning();
    }

    @Test
    void theRefusalIsToldOnceAndShownByTheHealthCheck() {
        try (var topic = Topic.tail(Broker.bootstrap(), "xinshou.audit")) {
            rows().change("update ledger_entry set type = type || 'x' where index = 2");
            try {
                awaitRefusalAt(2);
                var failed = topic.next(
                        fact -> new String(fact.value(), StandardCharsets.UTF_8).contains("\"index\":2"), PATIENCE);
                Contract.of("audit-service").checkEvent("cn.xinshou.audit.verification-failed.v1", failed.value());
                assertThat(Topic.header(failed, "ce_type")).isEqualTo("cn.xinshou.audit.verification-failed.v1");
                given().get("/q/health/ready").then().statusCode(503).body("checks.name", hasItem("ledger verifies"));
                var before = signed();
                publish(3);
                await("nothing is signed")
                        .during(Duration.ofSeconds(3))
                        .atMost(PATIENCE)
                        .until(() -> signed() == before);
                assertThat(rows().count("ledger_refusal where until is null")).isEqualTo(1);
                assertThat(rows().count("journal_outbox where type = 'cn.xinshou.audit.verification-failed.v1'"))
                        .isZero();
            } finally {
                rows().change("update ledger_entry set type = left(type, -1) where index = 2");
            }
        }
        awaitSigning();
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void aMissingEntryIsNamed() {
        rows().change("create table saved as select * from ledger_entry where index = 4");
        rows().change("delete from ledger_entry where index = 4");
        try {
            awaitRefusalAt(4);
        } finally {
            rows().change("insert into ledger_entry select * from saved");
            rows().change("drop table saved");
        }
        awaitSigning();
    }

    @Test
    void aTreeThatIsShorterThanWhatWasPublishedIsNotSigned() {
        awaitRest();
        var size = rows().number("select size from ledger_head");
        rows().change("create table saved as select * from checkpoint");
        rows().change("delete from checkpoint where size > " + (size - 2));
        rows().change("update ledger_head set size = size - 2");
        try {
            // The database has forgotten; the file has not.
            await("refused")
                    .atMost(PATIENCE)
                    .until(() -> refusal()
                            .filter(refusal -> refusal.reason().contains("entries are missing at the end"))
                            .isPresent());
        } finally {
            rows().change("update ledger_head set size = size + 2");
            rows().change("insert into checkpoint select * from saved on conflict do nothing");
            rows().change("drop table saved");
        }
        awaitSigning();
    }

    @Test
    void aTreeThatWasRewrittenAsAWholeIsNotSigned() {
        awaitRest();
        var root = "(select root from checkpoint order by size desc limit 1)";
        rows().change("update checkpoint set note = replace(note, encode(%s, 'base64'), encode(sha256('%s'), 'base64'))"
                        .formatted(root, UUID.randomUUID())
                + " where size = (select max(size) from checkpoint)");
        try {
            await("refused")
                    .atMost(PATIENCE)
                    .until(() -> refusal()
                            .filter(refusal -> refusal.reason().contains("is not the one that was published"))
                            .isPresent());
        } finally {
            rows().change("delete from checkpoint where size = (select max(size) from checkpoint)");
        }
        awaitSigning();
    }
}
