package cn.xinshou.audit.decision;

import static cn.xinshou.audit.OddLogins.decision;
import static cn.xinshou.audit.OddLogins.get;
import static cn.xinshou.audit.OddLogins.login;
import static cn.xinshou.audit.OddLogins.odd;
import static cn.xinshou.audit.OddLogins.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.audit.Broker;
import cn.xinshou.audit.Facts;
import cn.xinshou.audit.OddLogins;
import cn.xinshou.audit.Rows;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class DecisionResourceTest {

    private static final String OWN = "0199a000-0000-7000-8000-0000000000d1";
    private static final String REFUSING = "0199a000-0000-7000-8000-0000000000d2";
    private static final String OFFICER = "0199a000-0000-7000-8000-0000000000f1";
    private static final String READ = "cn.xinshou.audit.decision-read.v1";

    @Inject
    DataSource database;

    @Inject
    AppealDecision appeal;

    private final String account = "Li-" + UUID.randomUUID();

    /** Somebody who holds both roles plays the whole course; who may do what is tested below. */
    @Nested
    @TestSecurity(
            user = OWN,
            roles = {"platform", "data-subject", "privacy-officer"})
    class AsEverybodyConcerned {

        @Test
        void findsTheDecisionExplainedInBothLanguagesWithoutAddressOrAccount() {
            var id = decision(account, OWN);

            get("/decisions/{id}", id)
                    .statusCode(200)
                    .body("kind", equalTo("login-assessment"))
                    .body("model", equalTo("login-rules-1"))
                    .body("level", equalTo("high"))
                    .body("inputs.name", equalTo(java.util.List.of("time", "outcome", "now", "usual", "failures")))
                    .body("inputs.find { it.name == 'now' }.zh", containsString("浙江"))
                    .body("inputs.find { it.name == 'usual' }.en", containsString("Jiangxi"))
                    .body("reasons.name", hasItem("other-province"))
                    .body("effects.name", equalTo(java.util.List.of("alert", "platform", "no-lock")))
                    .body("state", equalTo("standing"))
                    .body("zh", containsString("申诉"))
                    .body(not(containsString("223.5.5.5")))
                    .body(not(containsString(account)));
            get("/me/decisions?limit=1").statusCode(200).body("items[0].id", equalTo(id));
        }

        @Test
        void findsNoDecisionWhereNothingWasOdd() {
            login(account, OWN, "home", OddLogins.HOME, 5)
                    .body("decisionId", nullValue())
                    .body("awaitsPerson", equalTo(false));
        }

        @Test
        void appealsAndIsAnsweredByAPerson() {
            var id = decision(account, OWN);
            try (var topic = Topic.tail(Broker.bootstrap(), "xinshou.audit")) {
                post("/decisions/{id}/appeal", "{\"words\": \"我出差在外地\"}", id)
                        .statusCode(200)
                        .body("state", equalTo("appealed"));
                get("/decisions?limit=500").statusCode(200).body("items.id", hasItem(id));

                post("/decisions/{id}/review", "{\"outcome\": \"overturned\", \"reasons\": \"已核实\"}", id)
                        .statusCode(200)
                        .body("state", equalTo("overturned"));

                for (var fact : new String[] {"decision-appealed", "decision-reviewed"}) {
                    var event = Facts.next(topic, "cn.xinshou.audit." + fact + ".v1", id);
                    OddLogins.CONTRACT.checkEvent("cn.xinshou.audit." + fact + ".v1", event.value());
                    assertThat(new String(event.value(), UTF_8)).doesNotContain("出差", "核实");
                }
            }
            get("/decisions/{id}", id)
                    .body("appeal.words", equalTo("我出差在外地"))
                    .body("review.reasons", equalTo("已核实"))
                    .body("zh", containsString("撤销"));
        }

        @Test
        void seesWhatWasSetAsideUndone() {
            var id = decision(account, OWN);
            var alert = get("/me/alerts?limit=1").extract().<String>path("items[0].id");
            post("/decisions/{id}/appeal", "{}", id).statusCode(200);

            post("/decisions/{id}/review", "{\"outcome\": \"overturned\", \"reasons\": \"x\"}", id)
                    .statusCode(200);

            get("/me/alerts?limit=1").body("items[0].id", equalTo(alert)).body("items[0].state", equalTo("closed"));
            odd(account, OWN).body("level", equalTo("none")).body("decisionId", nullValue());
        }

        @Test
        void seesWhatWasUpheldStand() {
            var id = decision(account, OWN);
            post("/decisions/{id}/appeal", "{}", id).statusCode(200);

            post("/decisions/{id}/review", "{\"outcome\": \"upheld\", \"reasons\": \"无法核实\"}", id)
                    .body("state", equalTo("upheld"));

            odd(account, OWN).body("level", equalTo("high"));
        }

        @Test
        void appealsOnceAndIsReviewedOnce() {
            var id = decision(account, OWN);
            var review = "{\"outcome\": \"upheld\", \"reasons\": \"x\"}";
            post("/decisions/{id}/review", review, id).statusCode(409);
            post("/decisions/{id}/appeal", "{}", id).statusCode(200);

            post("/decisions/{id}/appeal", "{}", id).statusCode(409);
            post("/decisions/{id}/review", review, id).statusCode(200);
            post("/decisions/{id}/review", review, id).statusCode(409);
            post("/decisions/{id}/appeal", "{}", id).statusCode(409);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                appeal | {"words": ""}                                    | words
                appeal | {"refuseAutomation": "yes"}                      | refuseAutomation
                appeal | {"word": "x"}                                    | word
                review | {"reasons": "x"}                                 | outcome
                review | {"outcome": "perhaps", "reasons": "x"}           | outcome
                review | {"outcome": "upheld"}                            | reasons
                review | {"outcome": "upheld", "reasons": null}           | reasons
                """)
        void isToldWhichFieldIsWrong(String act, String body, String field) {
            post("/decisions/{id}/" + act, body, decision(account, OWN))
                    .statusCode(400)
                    .body("errors[0].field", containsString(field));
        }

        @Test
        void cannotWriteABook() {
            post("/decisions/{id}/appeal", "{\"words\": \"" + "长".repeat(2_001) + "\"}", decision(account, OWN))
                    .statusCode(400)
                    .body("errors[0].field", containsString("words"));
        }

        @Test
        void turnsThePages() {
            decision(account, OWN);
            decision("Wang-" + account, OWN);
            var first = get("/me/decisions?limit=1").extract().jsonPath();

            get("/me/decisions?limit=1&cursor={c}", first.getString("next"))
                    .statusCode(200)
                    .body("items[0].id", not(equalTo(first.getString("items[0].id"))));
            get("/me/decisions?cursor=x").statusCode(400).body("errors[0].field", equalTo("cursor"));
        }

        @Test
        void leavesNoFactOfALookAtTheirOwn() {
            var id = decision(account, OWN);
            try (var topic = Topic.tail(Broker.bootstrap(), "xinshou.audit")) {
                get("/decisions/{id}", id).statusCode(200);
                get("/me/decisions?limit=1").statusCode(200);
                post("/decisions/{id}/appeal", "{}", id).statusCode(200);

                var said = Topic.header(Facts.next(topic, id), "ce_type");
                while (!said.equals("cn.xinshou.audit.decision-appealed.v1")) {
                    assertThat(said).isNotEqualTo(READ);
                    said = Topic.header(Facts.next(topic, id), "ce_type");
                }
            }
        }

        @Test
        void findsNothingThatIsNotThere() {
            get("/decisions/{id}", UUID.randomUUID()).statusCode(404);
            post("/decisions/{id}/appeal", "{}", UUID.randomUUID()).statusCode(404);
            post("/decisions/{id}/review", "{\"outcome\": \"upheld\", \"reasons\": \"x\"}", UUID.randomUUID())
                    .statusCode(404);
        }

        @Test
        void leavesNothingReadableInTheDatabase() {
            var id = decision(account, OWN);
            post("/decisions/{id}/appeal", "{\"words\": \"独特的申诉词\"}", id).statusCode(200);

            assertThat(new Rows(database).everything().lines().filter(line -> line.startsWith("decision:")))
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("浙江") || line.contains("独特的申诉词"));
        }
    }

    @Nested
    @TestSecurity(
            user = REFUSING,
            roles = {"platform", "data-subject", "privacy-officer"})
    class AsSomebodyWhoRefusesMachines {

        @Test
        void hasLaterDecisionsWaitForAPerson() {
            var id = decision(account, REFUSING);
            post("/decisions/{id}/appeal", "{\"refuseAutomation\": true}", id).statusCode(200);

            var later = odd("Zhao-" + account, REFUSING).extract().<String>path("decisionId");
            assertThat(later)
                    .as("nothing is usual for the new account yet, so nothing is odd")
                    .isNull();
            var odd = decision("Qian-" + account, REFUSING);

            get("/decisions/{id}", odd)
                    .body("state", equalTo("awaiting-person"))
                    .body("zh", containsString("不生效"));
            odd("Qian-" + account, REFUSING).body("awaitsPerson", equalTo(true));
            post("/decisions/{id}/review", "{\"outcome\": \"overturned\", \"reasons\": \"x\"}", odd)
                    .statusCode(200);
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-0000000000d3", roles = "data-subject")
    class AsAnotherPerson {

        @Test
        void seesAndDoesNothing() {
            var foreign = new Rows(database).number("select count(*) from decision") == 0
                    ? UUID.randomUUID().toString()
                    : text("select id::text from decision limit 1");

            get("/decisions/{id}", foreign).statusCode(404);
            post("/decisions/{id}/appeal", "{}", foreign).statusCode(404);
            get("/subjects/{s}/decisions", OWN).statusCode(403);
            get("/decisions").statusCode(403);
            post("/decisions/{id}/review", "{\"outcome\": \"upheld\", \"reasons\": \"x\"}", foreign)
                    .statusCode(403);
        }
    }

    @Nested
    @TestSecurity(
            user = OFFICER,
            roles = {"platform", "privacy-officer"})
    class AsOfficer {

        @Test
        void leavesAFactOfEachLookThatThePersonIsToldOf() {
            var person = UUID.randomUUID().toString();
            var id = decision(account, person);
            try (var topic = Topic.tail(Broker.bootstrap(), "xinshou.audit")) {
                get("/decisions/{id}", id).statusCode(200);

                isARead(topic, id, person);
            }
        }

        @Test
        void leavesWordThatTheAppealWasReadToo() {
            var person = UUID.randomUUID();
            var id = decision(account, person.toString());
            appeal.appeal(UUID.fromString(id), person, "我出差在外地", false);
            try (var topic = Topic.tail(Broker.bootstrap(), "xinshou.audit")) {
                get("/decisions/{id}", id).statusCode(200).body("appeal.words", equalTo("我出差在外地"));

                assertThat(isARead(topic, id, person.toString()))
                        .contains("\"items\":[\"automated-decision\",\"appeal\"]")
                        .doesNotContain("出差");
            }
        }

        @Test
        void leavesOneForEachOfAList() {
            var person = UUID.randomUUID().toString();
            var id = decision(account, person);
            new Rows(database)
                    .change("update decision set state = 'APPEALED', appealed_at = now() where id = '" + id + "'");
            try (var topic = Topic.tail(Broker.bootstrap(), "xinshou.audit")) {
                get("/decisions?limit=500").statusCode(200).body("items.id", hasItem(id));

                isARead(topic, id, person);
            }
        }

        /** Others may wait in the list as well. */
        private String isARead(Topic topic, String id, String person) {
            var read = Facts.next(topic, READ, id);
            assertThat(read.key()).isEqualTo(person);
            OddLogins.CONTRACT.checkEvent(READ, read.value());
            var said = new String(read.value(), UTF_8);
            assertThat(said)
                    .contains(id, OFFICER, "\"role\":\"privacy-officer\"", "automated-decision", "rights-requests")
                    .doesNotContain("浙江");
            return said;
        }
    }

    @Nested
    @TestSecurity(user = "identity", roles = "service-identity")
    class AsIdentityService {

        @Test
        void listsThoseOfAPersonAndDoesNothingElse() {
            get("/subjects/{s}/decisions", OWN).statusCode(200);
            get("/decisions").statusCode(403);
            post("/decisions/{id}/appeal", "{}", UUID.randomUUID()).statusCode(403);
        }
    }

    @Nested
    @TestSecurity(
            user = "platform",
            roles = {"platform", "auditor", "responder", "service-consent"})
    class AsAnybodyElse {

        @Test
        void isRefused() {
            get("/subjects/{s}/decisions", OWN).statusCode(403);
            get("/decisions/{id}", UUID.randomUUID()).statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            get("/decisions").statusCode(401);
            get("/me/decisions").statusCode(401);
            post("/decisions/{id}/appeal", "{}", UUID.randomUUID()).statusCode(401);
        }
    }

    private String text(String query) {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery(query)) {
            found.next();
            return found.getString(1);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(query, e);
        }
    }
}
