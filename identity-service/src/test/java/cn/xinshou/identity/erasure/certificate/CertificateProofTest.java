package cn.xinshou.identity.erasure.certificate;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.erasure.OrderErasure;
import cn.xinshou.identity.erasure.destruction.GivenErasures;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The certificate of an erasure goes out with the ledger's proof as soon as there is one, and never waits for it. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(user = "officer", roles = "privacy-officer")
@Tag("P4.4")
class CertificateProofTest {

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    OrderErasure order;

    @Inject
    GivenErasures erasures;

    @Inject
    MovableClock clock;

    @ConfigProperty(name = "xinshou.audit.url")
    String audit;

    private UUID person = UUID.randomUUID();

    @BeforeEach
    void aPerson() {
        Consents.forget();
        person = profiled.with("{\"name\": \"端木祥瑞\"}");
    }

    @AfterEach
    void tidyUp() {
        mood("well");
        // A ledger that did not answer is left alone for a while.
        clock.advance(Duration.ofMinutes(1));
        database.empty();
        database.execute("truncate erasure cascade");
        database.execute("truncate kept_record cascade");
    }

    private void mood(String mood) {
        given().body(mood).put(audit + "/decided/mood").then().statusCode(200);
    }

    private UUID ordered() {
        return QuarkusTransaction.requiringNew().call(() -> order.order(person, Ground.PERSON_ASKED, null, "officer"));
    }

    private UUID erased() {
        var id = ordered();
        erasures.carryOut();
        return id;
    }

    private static ValidatableResponse certificate(UUID erasure) {
        return given().spec(Doors.json())
                .get("/erasures/{id}/certificate", erasure)
                .then()
                .statusCode(200);
    }

    @Test
    void comesWithTheProof() {
        certificate(erased())
                .body("inclusionStatus", equalTo("included"))
                .body("entry.leaf", equalTo("bGVhZg=="))
                .body("inclusion.index", equalTo(3))
                .body("checkpoint", containsString("\n11\n"));
    }

    @Test
    void showsOnItsPageWhichEntryItIs() {
        var erasure = erased();

        given().accept("text/html")
                .get("/erasures/{id}/certificate", erasure)
                .then()
                .statusCode(200)
                .body(containsString("3 / 11"));
    }

    @Test
    void keepsTheProofForWhenTheLedgerIsAway() {
        var erasure = erased();
        certificate(erasure).body("inclusionStatus", equalTo("included"));

        mood("failing");

        certificate(erasure).body("inclusionStatus", equalTo("included")).body("inclusion.size", equalTo(11));
    }

    @ParameterizedTest
    @CsvSource({"ignorant, pending", "behind, pending", "failing, unavailable"})
    void saysWhyThereIsNone(String mood, String status) {
        mood(mood);

        certificate(erased())
                .body("inclusionStatus", equalTo(status))
                .body("entry", nullValue())
                .body("inclusion", nullValue())
                .body("checkpoint", nullValue());
    }

    @Test
    void hasNoneBeforeAnythingIsErased() {
        certificate(ordered()).body("inclusionStatus", equalTo("none"));
    }

    @Test
    void getsTheProofWhenTheLedgerIsBack() {
        var erasure = erased();
        mood("failing");
        certificate(erasure).body("inclusionStatus", equalTo("unavailable"));
        mood("well");
        certificate(erasure).body("inclusionStatus", not("included"));

        clock.advance(Duration.ofSeconds(31));

        certificate(erasure).body("inclusionStatus", equalTo("included"));
    }
}
