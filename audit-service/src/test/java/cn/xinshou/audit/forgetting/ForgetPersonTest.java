package cn.xinshou.audit.forgetting;

import static cn.xinshou.audit.OddLogins.decision;
import static cn.xinshou.audit.OddLogins.get;
import static cn.xinshou.audit.OddLogins.odd;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.audit.Broker;
import cn.xinshou.audit.Rows;
import cn.xinshou.audit.verify.VerifyEntries;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erasure, from the identity service's fact to the confirmation; told over the real broker. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(
        user = "0199a000-0000-7000-8000-0000000000e0",
        roles = {"platform", "auditor", "privacy-officer", "service-identity"})
class ForgetPersonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FORGOTTEN = "cn.xinshou.audit.subject-forgotten.v1";
    private static final String GRANTED = "cn.xinshou.consent.consent-granted.v1";

    private final UUID person = UUID.randomUUID();
    private final String account = "Zhou-" + person;

    @Inject
    DataSource database;

    @Inject
    VerifyEntries verify;

    private Broker broker;
    private Topic topic;

    @BeforeEach
    void listen() {
        broker = new Broker();
        topic = Topic.tail(Broker.bootstrap(), "xinshou.audit");
    }

    @AfterEach
    void hangUp() {
        topic.close();
        broker.close();
    }

    @Test
    void nothingAboutThePersonCanBeReadAfterwards() throws SQLException {
        var decision = decision(account, person.toString());
        var index = entry(granted());

        var told = erase();

        get("/decisions/{id}", decision).statusCode(404);
        get("/alerts?subject={s}", person).statusCode(200).body("items", empty());
        get("/subjects/{s}/decisions", person).statusCode(200).body("items", empty());
        get("/ledger/entries/{i}", index).statusCode(200).body("parts.erased", everyItem(equalTo(true)));
        get("/ledger/entries?subject={s}", person).body("items", empty());
        // What is said of it is there as long as it is on its way.
        await("nothing is left")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new Rows(database).everything().lines())
                        .noneMatch(line -> line.contains(person.toString())));
        assertThat(told.getList("forgotten")).contains("ledger-contents", "decisions", "alerts", "logins");
        assertThat(told.getString("kept[0].what")).isEqualTo("login-addresses");
    }

    @Test
    void everyOldProofStillVerifies() throws SQLException {
        var index = entry(granted());
        await("a checkpoint covers it")
                .atMost(PATIENCE)
                .until(() -> new Rows(database).number("select coalesce(max(size), 0) from checkpoint") > index);
        var before = get("/ledger/entries/{i}/proof", index)
                .statusCode(200)
                .extract()
                .asString();
        var size = JsonPath.from(before).getInt("size");

        erase();

        assertThat(get("/ledger/entries/{i}/proof?size={s}", index, size)
                        .extract()
                        .asString())
                .isEqualTo(before);
        try (var connection = database.getConnection()) {
            verify.verify(connection, 0, new Rows(database).number("select size from ledger_head"), true);
        }
    }

    @Test
    void addressesStaySealedForTheSixMonthsAndNothingBesideThem() {
        decision(account, person.toString());
        var logins = "login where subject = '" + person + "'";
        var ids = "select id from " + logins;
        new Rows(database).change("create table if not exists remembered (id uuid)");
        new Rows(database).change("insert into remembered " + ids);

        erase();

        assertThat(new Rows(database)
                        .count("login l join remembered r using (id) where l.forgotten and l.subject is null"
                                + " and l.province is null and l.device = '' and l.network = '' and l.alert is null"))
                .isEqualTo(4);
        assertThat(new Rows(database).count("login_address a join remembered r on r.id = a.login"))
                .isEqualTo(4);
        new Rows(database).change("drop table remembered");
    }

    @Test
    void lateFactsBringNobodyBack() {
        erase();

        odd(account, person.toString()).body("decisionId", nullValue()).body("alertId", nullValue());
        var index = entry(granted());

        get("/ledger/entries/{i}", index).body("parts.erased", everyItem(equalTo(true)));
        get("/ledger/entries?subject={s}", person).body("items", empty());
        assertThat(new Rows(database).count("login where subject = '" + person + "'"))
                .isZero();
    }

    @Test
    void theFactIsConfirmedEachTime() {
        erase();

        assertThat(erase().getList("kept")).isEmpty();
    }

    private JsonPath erase() {
        broker.publish(
                "xinshou.identity",
                "cn.xinshou.identity.subject-erased.v1",
                person.toString(),
                "{\"subject\": \"%s\", \"erasure\": \"%s\", \"at\": \"2026-11-27T03:00:00Z\"}"
                        .formatted(person, UUID.randomUUID()));
        var told = topic.next(FORGOTTEN, person.toString(), PATIENCE);
        Contract.of("audit-service").checkEvent(FORGOTTEN, told.value());
        return JsonPath.from(new String(told.value(), UTF_8));
    }

    private String granted() {
        return broker.publish("xinshou.consent", GRANTED, person.toString(), """
                {"subject": "%s", "purpose": "exam-registration", "policyVersion": "2026-01-01",
                 "textDigest": "%s", "language": "zh", "surface": "web", "separate": true, "at": "2026-11-23T04:00:00Z"}
                """.formatted(person, "0".repeat(64)));
    }

    private long entry(String event) {
        var rows = new Rows(database);
        await("the fact is in the ledger")
                .atMost(PATIENCE)
                .until(() -> rows.count("ledger_entry where event_id = '" + event + "'") == 1);
        return rows.number("select index from ledger_entry where event_id = '" + event + "'");
    }
}
