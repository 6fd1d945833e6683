package cn.xinshou.identity.explanation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Doors;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class DecisionResourceTest {

    private static final String OWN = "0199a000-0000-7000-8000-0000000000f1";
    private static final UUID MYSELF = UUID.fromString(OWN);

    private static ValidatableResponse mine() {
        return given().spec(Doors.json()).get("/me/decisions").then();
    }

    @AfterEach
    void allIsWellAgain() {
        Decided.mood("well");
        Decided.many(MYSELF, 0);
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    class AsDataSubject {

        @Test
        void isToldWhatWasDecidedWhyAndHowToAppeal() {
            var decision = Decided.about(MYSELF, "standing");

            mine().statusCode(200)
                    .body("complete", equalTo(true))
                    .body("items[0].decision", equalTo(decision.toString()))
                    .body("items[0].what.zh", containsString("风险等级：高"))
                    .body("items[0].basedOn[0].en", equalTo("This time: Zhejiang"))
                    .body("items[0].because[0].zh", containsString("江西"))
                    .body("items[0].followed[0].en", containsString("alerted"))
                    .body("items[0].rules", equalTo("login-rules-1"))
                    .body("items[0].appeal.href", equalTo(Decided.url() + "/decisions/" + decision + "/appeal"))
                    .body("items[0].appeal.zh", containsString("申诉"));
        }

        @Test
        void isToldWhatAHumanBeingFound() {
            Decided.about(MYSELF, "overturned");

            mine().body("items[0].state", equalTo("overturned"))
                    .body("items[0].reviewed", containsString("已核实"))
                    .body("items[0].appeal", nullValue());
        }

        @Test
        void isToldThatNothingWasDecided() {
            mine().statusCode(200).body("items", empty()).body("complete", equalTo(true));
        }

        @Test
        void isToldWhenThereAreMore() {
            Decided.many(MYSELF, 230);

            mine().body("items", hasSize(200)).body("complete", equalTo(false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"failing", "nonsense", "slow"})
        void isNeverToldThatNothingWasDecidedBecauseNobodyAnswers(String mood) {
            Decided.about(MYSELF, "standing");
            Decided.mood(mood);

            mine().statusCode(503).body("type", equalTo("/problems/unavailable"));
        }

        @Test
        void isToldNothingAboutSomebodyElseWhateverTheNeighbourSays() {
            Decided.aboutSomebodyElse(MYSELF);

            mine().statusCode(503);
        }

        @Test
        void seesNothingOfOthers() {
            given().spec(Doors.json())
                    .get("/subjects/{s}/decisions", UUID.randomUUID())
                    .then()
                    .statusCode(403);
            given().spec(Doors.json()).get("/subjects/x/decisions").then().statusCode(400);
        }

        @Test
        void theStandInAnswersAsTheNeighbourDoes() {
            Decided.about(MYSELF, "overturned");

            given().filter(Contract.of("audit-service").responses())
                    .header("Authorization", "Bearer the-account-of-identity-service")
                    .get(Decided.url() + "/subjects/" + OWN + "/decisions?limit=1")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1));
        }
    }

    @Nested
    @TestSecurity(
            user = OWN,
            roles = {"platform", "privacy-officer", "service-breach", "auditor"})
    class AsAnybodyElse {

        @Test
        void isRefused() {
            mine().statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            mine().statusCode(401);
        }
    }
}
