package cn.xinshou.consent.consent;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.request;
import static cn.xinshou.consent.Asking.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other consent services were found to do wrong, and this one does not. Writing the same at once is in {@link ManyAtOnceTest}. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
class PeerDefectsTest {

    private static final String VICTIM = "0199a000-0000-7000-8000-00000000f001";

    private final UUID person = UUID.randomUUID();

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @ParameterizedTest
        @ValueSource(strings = {"refuse", "withdraw"})
        void aNoIsNeverReadAsAYes(String no) {
            act(person, "exam-news", "grant");

            act(person, "exam-news", no).statusCode(201);

            evaluate(person, "exam-news", "email").body("decision", equalTo(false));
            request()
                    .get("/subjects/{subject}/consents", person)
                    .then()
                    .body("items.state", contains(no.equals("refuse") ? "refused" : "withdrawn"));
        }

        @Test
        void consentToOnePurposeIsNoneToAnother() {
            act(person, "exam-news", "grant");

            evaluate(person, "exam-notification", "email").body("decision", equalTo(false));
        }

        @Test
        void everyActLeavesALineAFactAndAReceipt() {
            try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
                for (var action : new String[] {"grant", "withdraw", "refuse"}) {
                    act(person, "exam-news", action).statusCode(201);
                }

                for (var fact : new String[] {"consent-granted", "consent-withdrawn", "consent-refused"}) {
                    topic.next("cn.xinshou.consent." + fact + ".v1", person.toString(), Duration.ofSeconds(60));
                }
            }
            request()
                    .get("/subjects/{subject}/consents/exam-news/history", person)
                    .then()
                    .body("items.action", contains("refuse", "withdraw", "grant"))
                    .body("items.receiptId.unique()", hasSize(3));
        }

        @Test
        void nobodySaysWhenItWas() {
            send(
                            person,
                            Asking.act("exam-news", "grant", true)
                                    .replaceFirst("\\{", "{\"givenAt\": \"2199-01-01T00:00:00Z\","))
                    .statusCode(400);
        }

        @Test
        void aWithdrawalWorksWhateverElseThePersonSaid() {
            act(person, "exam-news", "grant");
            Asking.decide(person, "decline");

            act(person, "exam-news", "withdraw").statusCode(201).body("state", equalTo("withdrawn"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select * from consent where subject = '" + VICTIM + "'",
                    "select * from consent_act where subject = '" + VICTIM + "' and purpose = 'exam-news'",
                    "select * from person where subject = '" + VICTIM + "'",
                    "select * from policy_decision where subject = '" + VICTIM + "'",
                    "select * from disclosure_subject where subject = '" + VICTIM + "'",
                    "select * from withdrawal_notice where subject = '" + VICTIM + "'"
                })
        void everyQuestionAboutOnePersonHasAnIndex(String question) throws SQLException {
            assertThat(plan(question)).contains("Index").doesNotContain("Seq Scan");
        }
    }

    @Nested
    class AsNobody {

        @Test
        void cannotSpeakForAnybody() {
            send(person, "{\"purpose\": \"exam-news\", \"action\": \"grant\", \"surface\": \"web\"}")
                    .statusCode(401);
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-00000000f002", roles = "data-subject")
    class AsAnotherPerson {

        @Test
        void cannotSpeakForTheVictimOrTakeTheirRecordsOver() {
            send(
                            UUID.fromString(VICTIM),
                            "{\"purpose\": \"exam-news\", \"action\": \"withdraw\", \"surface\": \"web\"}")
                    .statusCode(403);
            request()
                    .contentType(ContentType.JSON)
                    .body("{\"version\": \"2025-01-01\", \"decision\": \"decline\"}")
                    .post("/subjects/{subject}/policy-decisions", VICTIM)
                    .then()
                    .statusCode(403);
            request().get("/subjects/{subject}/consents", VICTIM).then().statusCode(403);
        }
    }

    /** As the planner would do it in a table too large to be read whole. */
    private String plan(String question) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            var plan = new StringBuilder();
            try (var row = statement.executeQuery("explain " + question)) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            } finally {
                statement.execute("reset enable_seqscan");
            }
            return plan.toString();
        }
    }
}
