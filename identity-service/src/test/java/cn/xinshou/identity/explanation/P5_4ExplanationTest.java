package cn.xinshou.identity.explanation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Profiled;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A request for explanation is answered with every decision of a machine, its reasons, and the way to appeal. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(user = "officer", roles = "privacy-officer")
@Tag("P5.4")
class P5_4ExplanationTest {

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    @RestClient
    AuditService audit;

    @Inject
    ExplanationConfig config;

    private UUID person = UUID.randomUUID();

    @BeforeEach
    void aPerson() {
        person = profiled.with("{\"name\": \"欧阳明\"}");
    }

    @AfterEach
    void tidyUp() {
        Decided.mood("well");
        database.empty();
    }

    @Test
    void theAnswerExplainsEachDecisionInBothLanguagesWithTheWayToAppeal() {
        var decision = Decided.about(person, "standing");

        isAnsweredWith(decision, request("null"));
    }

    @Test
    void onlyTheDecisionThatWasMeantIsExplained() {
        Decided.many(person, 3);
        Acting.asPerson(person, Instant.now());
        var all =
                given().spec(Doors.json()).get("/me/decisions").then().extract().<String>path("items[1].decision");
        Acting.asOfficer("officer");
        var request = request("{\"decision\": \"" + all + "\"}");

        fulfil(request).statusCode(200);

        look(request).body("decision.answer.done.decisions.decision", contains(all));
    }

    @Test
    void aDecisionThatIsNotKnownIsAskedAboutAgain() {
        Decided.about(person, "standing");
        var request = request("{\"decision\": \"" + UUID.randomUUID() + "\"}");

        fulfil(request).statusCode(409).body("errors[0].field", equalTo("details.decision"));
    }

    @Test
    void whereNothingWasDecidedTheAnswerSaysSo() {
        var request = request("null");

        fulfil(request).statusCode(200);

        look(request)
                .body("decision.answer.done.decisions", empty())
                .body("decision.answer.done.zh", containsString("没有"));
    }

    @Test
    void withoutTheNeighbourTheRequestStaysOpen() {
        Decided.mood("failing");
        var request = request("null");

        fulfil(request).statusCode(503);

        look(request).body("state", equalTo("in-progress"));
    }

    @Test
    @Tag("control-broken")
    void anAnswerWithoutTheDecisionsIsNoticed() {
        var decision = Decided.about(person, "standing");
        QuarkusMock.installMockForType(
                new AutomatedDecisions(audit, config) {
                    @Override
                    Explanations about(UUID subject) {
                        return new Explanations(List.of(), true);
                    }
                },
                AutomatedDecisions.class);

        assertThatThrownBy(() -> isAnsweredWith(decision, request("null"))).isInstanceOf(AssertionError.class);
    }

    private static void isAnsweredWith(UUID decision, String request) {
        fulfil(request).statusCode(200).body("state", equalTo("fulfilled"));

        look(request)
                .body("decision.answer.text", equalTo("说明如下"))
                .body("decision.answer.done.decisions.decision", contains(decision.toString()))
                .body("decision.answer.done.decisions[0].because[0].zh", containsString("江西"))
                .body("decision.answer.done.decisions[0].because[0].en", containsString("Jiangxi"))
                .body("decision.answer.done.decisions[0].appeal.href", notNullValue());
    }

    /** By letter: the officer has looked at who wrote it. */
    private String request(String details) {
        String id = given().spec(Doors.json())
                .body("""
                        {"subject": "%s", "kind": "explanation", "channel": "letter", "requester": "self", "details": %s}
                        """.formatted(person, details))
                .post("/requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        given().spec(Doors.json()).post("/requests/{id}/verify", id).then().statusCode(200);
        return id;
    }

    private static ValidatableResponse fulfil(String request) {
        return given().spec(Doors.json())
                .body("{\"answer\": \"说明如下\"}")
                .post("/requests/{id}/fulfil", request)
                .then();
    }

    private static ValidatableResponse look(String request) {
        return given().spec(Doors.json()).get("/requests/{id}", request).then();
    }
}
