package cn.xinshou.identity.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.erasure.destruction.GivenErasures;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closing the account and asking for deletion lead to an erasure, after the answer is stored and not while an examination rests on the data. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(user = "officer", roles = "privacy-officer")
@Tag("P5.5")
class P5_5ClosingTest {

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    GivenErasures erasures;

    private UUID person = UUID.randomUUID();

    @BeforeEach
    void aPerson() {
        Consents.forget();
        person = profiled.with("{\"name\": \"端木祥瑞\"}");
    }

    @AfterEach
    void tidyUp() {
        database.empty();
        database.execute("truncate erasure cascade");
        database.execute("truncate kept_record cascade");
    }

    private String request(String kind) {
        var id = UUID.randomUUID().toString();
        database.execute("""
                insert into request (id, subject, kind, state, channel, requester, received_at, due_at, answer_by, paused_days, extended)
                values ('%s', '%s', '%s', 'in-progress', 'online', 'self', now(), now() + interval '15 days', now() + interval '30 days', 0, false)
                """.formatted(id, person, kind));
        return id;
    }

    private static ValidatableResponse fulfil(String request) {
        return given().spec(Doors.json())
                .body("{\"answer\": \"已注销\"}")
                .post("/requests/{id}/fulfil", request)
                .then();
    }

    /** As when breach-notifier has taken what the person is told. */
    private void theAnswerLeaves() {
        database.execute("delete from outgoing_message where subject = '" + person + "'");
    }

    private long profiles() {
        return database.count("select count(*) from profile where subject = '" + person + "'");
    }

    private void order(String until) {
        database.execute("""
                insert into registration_order (subject, order_id, exam, items, locked_from, locked_until, placed_at)
                values ('%s', 'O-1', '自学考试', '{name}', now() - interval '9 days', %s, now() - interval '9 days')""".formatted(person, until));
    }

    @ParameterizedTest
    @CsvSource({"close-account, account-closed", "deletion, person-asked"})
    void isDoneRightAfterTheAnswerIsStored(String kind, String ground) {
        var request = request(kind);

        fulfil(request).statusCode(200).body("state", equalTo("fulfilled"));

        given().spec(Doors.json())
                .get("/requests/{id}", request)
                .then()
                .body("decision.answer.text", equalTo("已注销"))
                .body("decision.answer.done.erasure", notNullValue())
                .body("decision.answer.done.code", notNullValue());
        assertThat(profiles()).isOne();
        assertThat(erasures.carryOut())
                .as("the address is needed until the answer has left")
                .isZero();
        theAnswerLeaves();
        assertThat(erasures.carryOut()).isOne();
        assertThat(profiles()).isZero();
        given().spec(Doors.json())
                .get("/erasures?subject=" + person)
                .then()
                .body("items.ground", contains(ground))
                .body("items.request", contains(request));
    }

    @Test
    void isCertifiedForWhoeverHoldsTheCode() throws JoseException {
        var request = request("close-account");
        fulfil(request);
        var done = given().get("/requests/{id}", request).jsonPath();
        var certificate = "/erasures/" + done.getString("decision.answer.done.erasure") + "/certificate";
        var code = done.getString("decision.answer.done.code");
        theAnswerLeaves();
        erasures.carryOut();

        var jws = given().spec(Doors.json())
                .accept("application/jose")
                .get(certificate + "?code=" + code)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        var said = JsonPath.from(verified(jws));
        assertThat(said.getString("subject")).isEqualTo(person.toString());
        assertThat(said.getInt("destroyed.person_key")).isOne();
        assertThat(said.getList("kept.what")).contains("request-record");
        for (var language : new String[] {"zh", "en"}) {
            given().accept("text/html")
                    .header("Accept-Language", language)
                    .get(certificate + "?code=" + code)
                    .then()
                    .statusCode(200)
                    .body(containsString(jws.substring(0, 20)));
        }
    }

    @Test
    @TestSecurity(user = "platform", roles = "platform")
    void isCertifiedForNobodyElse() {
        given().spec(Doors.json())
                .get("/erasures/{id}/certificate?code=guess", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private static String verified(String jws) throws JoseException {
        var keys = new JsonWebKeySet(given().get("/.well-known/jwks.json").asString());
        var signature = new JsonWebSignature();
        signature.setCompactSerialization(jws);
        signature.setKey(keys.findJsonWebKey(signature.getKeyIdHeaderValue(), null, null, null)
                .getKey());
        assertThat(signature.verifySignature()).isTrue();
        assertThat(signature.getContentTypeHeaderValue()).isEqualTo("xinshou-erasure+json");
        return signature.getPayload();
    }

    @Test
    void waitsForTheEndOfARegistrationAndSaysWhich() {
        order("now() + interval '9 days'");
        var request = request("close-account");

        fulfil(request)
                .statusCode(409)
                .body("type", equalTo("/problems/erasure-blocked"))
                .body("orders.order", contains("O-1"));

        assertThat(erasures.carryOut()).isZero();
        given().spec(Doors.json()).get("/requests/{id}", request).then().body("state", equalTo("in-progress"));
    }

    @Test
    void isNotHeldUpByARegistrationThatIsOver() {
        order("now() - interval '1 second'");

        fulfil(request("close-account")).statusCode(200);
    }

    @Test
    @Tag("control-broken")
    void anAnswerWithoutAnErasureIsNoticed() {
        fulfil(request("close-account"));
        database.execute("truncate erasure cascade");

        assertThatThrownBy(() -> {
                    erasures.carryOut();
                    assertThat(profiles()).isZero();
                })
                .isInstanceOf(AssertionError.class);
    }
}
