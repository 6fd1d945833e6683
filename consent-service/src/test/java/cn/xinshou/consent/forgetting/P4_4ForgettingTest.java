package cn.xinshou.consent.forgetting;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.Neighbour;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An erased person is let go of: at once where nothing has to be proved, at the end of the law's term where something has. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(
        user = "officer",
        roles = {"platform", "privacy-officer"})
@Tag("P4.4")
class P4_4ForgettingTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FORGOTTEN = "cn.xinshou.consent.subject-forgotten.v1";

    @Inject
    DataSource database;

    @Inject
    DropProof drop;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final UUID person = UUID.randomUUID();
    private final UUID erasure = UUID.randomUUID();

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    /** @return what this service says about it */
    private JsonPath erase() {
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            Neighbour.publish(
                    "identity",
                    "subject-erased.v1",
                    person,
                    "{\"subject\": \"%s\", \"erasure\": \"%s\", \"ground\": \"account-closed\", \"at\": \"2026-11-23T04:00:00Z\"}"
                            .formatted(person, erasure));
            var said = topic.next(FORGOTTEN, person.toString(), SOON);
            Contract.of("consent-service").checkEvent(FORGOTTEN, said.value());
            return JsonPath.from(new String(said.value(), UTF_8));
        }
    }

    private void ask() {
        request()
                .contentType(ContentType.JSON)
                .body("{\"purpose\": \"exam-notification\", \"surface\": \"web\"}")
                .post("/subjects/{subject}/prompts", person)
                .then()
                .statusCode(201);
    }

    private long rows(String table) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from " + table + " where subject = ?")) {
            select.setObject(1, person);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sql(String sql) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            update.setObject(1, person);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatProvesNothingGoesAtOnceAndTheRestIsNamed() {
        act(person, "exam-news", "grant");
        ask();

        var said = erase();

        assertThat(rows("prompt")).isZero();
        assertThat(rows("device_link")).isZero();
        assertThat(rows("consent_act")).isOne();
        assertThat(said.getString("erasure")).isEqualTo(erasure.toString());
        assertThat(said.getList("forgotten")).contains("device-links", "prompts");
        assertThat(said.getList("kept.what")).containsExactly("consents");
        assertThat(said.getList("owed")).isEmpty();
    }

    @Test
    void somebodyUnknownIsConfirmedAndNeverLetInLater() {
        var said = erase();

        assertThat(said.getList("kept")).isEmpty();
        act(person, "exam-news", "grant").statusCode(409);
        evaluate(person, "exam-news", "email").body("decision", equalTo(false));
    }

    /** A hold keeps what should be gone: it is only stored, and used again by nobody. */
    @Test
    void whoIsOnlyStoredIsDeniedUntilThatEnds() {
        act(person, "exam-news", "grant");
        restriction(true);
        await().atMost(SOON)
                .untilAsserted(
                        () -> evaluate(person, "exam-news", "email").body("context.reason", equalTo("restricted")));

        restriction(false);

        await().atMost(SOON)
                .untilAsserted(() -> evaluate(person, "exam-news", "email").body("decision", equalTo(true)));
    }

    private void restriction(boolean restricted) {
        Neighbour.publish(
                "identity",
                "restriction-changed.v1",
                person,
                "{\"subject\": \"%s\", \"restricted\": %s, \"cause\": \"hold\", \"at\": \"2026-11-23T04:00:00Z\"}"
                        .formatted(person, restricted));
    }

    @Test
    void toldAgainItIsSaidAgain() {
        erase();

        assertThat(erase().getString("erasure")).isEqualTo(erasure.toString());
    }

    @Test
    void lateFactsBringNobodyBack() {
        act(person, "exam-news", "grant");
        erase();

        Neighbour.publish(
                "identity",
                "profile-created.v1",
                person,
                "{\"subject\": \"" + person + "\", \"items\": [\"birthDate\"], \"purpose\": \"exam-registration\","
                        + " \"actor\": \"a\", \"version\": 1, \"ageBand\": \"adult\", \"at\": \"2026-11-23T04:00:00Z\"}");
        erase();

        evaluate(person, "exam-news", "email").body("context.reason", equalTo("erased"));
    }

    @Test
    void nothingMoreIsWrittenDownAboutWhoIsGone() {
        act(person, "exam-news", "grant");
        act(person, "certificate-delivery", "grant");
        erase();
        var before = rows("consent_act") + rows("policy_decision") + rows("receipt");

        Asking.decide(person, "decline").statusCode(409).body("type", equalTo("/problems/person-erased"));
        act(person, "exam-notification", "refuse").statusCode(409);
        act(person, "exam-news", "withdraw").statusCode(409);
        Neighbour.publish(
                "identity",
                "request-fulfilled.v1",
                person,
                "{\"subject\": \"" + person + "\", \"request\": \"" + UUID.randomUUID()
                        + "\", \"kind\": \"withdraw-all\", \"at\": \"2026-11-23T04:00:00Z\"}");
        erase();

        assertThat(rows("consent_act") + rows("policy_decision") + rows("receipt"))
                .isEqualTo(before);
    }

    @Test
    void whatRunsOutLaterIsNotWrittenDownOfWhoIsGone() {
        act(person, "exam-news", "grant");
        erase();
        var before = rows("consent_act");
        var whoStayed = UUID.randomUUID();
        act(whoStayed, "exam-news", "grant");
        Asking.letPass(Duration.ofDays(367));

        await().atMost(SOON)
                .untilAsserted(() -> request()
                        .get("/subjects/{subject}/consents/exam-news/history", whoStayed)
                        .then()
                        .body("items[0].action", equalTo("expire")));
        assertThat(rows("consent_act")).isEqualTo(before);
    }

    @Test
    void proofGoesWhenItsTermIsOver() throws SQLException {
        act(person, "exam-news", "grant");
        erase();
        drop.drop();
        assertThat(rows("receipt")).isOne();
        sql("update forgotten_person set keep_until = now() - interval '1 second' where subject = ?");

        drop.drop();

        assertThat(rows("receipt") + rows("consent_act") + rows("consent") + rows("forgotten_person"))
                .isZero();
        assertThat(rows("person")).isOne();
    }

    @Test
    @Tag("control-broken")
    void whatHasToBeKeptCannotBeDroppedBeforeItsTime() {
        act(person, "exam-news", "grant");
        erase();

        assertThatThrownBy(() -> sql("delete from consent_act where subject = ?"))
                .hasStackTraceContaining("kept as they were written");
    }
}
