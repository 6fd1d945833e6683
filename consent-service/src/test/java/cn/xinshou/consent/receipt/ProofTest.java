package cn.xinshou.consent.receipt;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.request;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A receipt goes out with the ledger's proof as soon as there is one, and never waits for it. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(LedgerNeighbour.class)
@TestSecurity(user = "platform", roles = "platform")
class ProofTest {

    @ConfigProperty(name = "xinshou.audit.url")
    String ledger;

    private final UUID person = UUID.randomUUID();

    @AfterEach
    void tidyUp() {
        Asking.letPass(Duration.ofMinutes(1));
        mood("proving");
    }

    private void mood(String mood) {
        given().get(ledger + "/mood?" + mood).then().statusCode(200);
    }

    private String receipt() {
        return act(person, "exam-news", "grant").statusCode(201).extract().path("receiptId");
    }

    private static ValidatableResponse bundle(String receipt) {
        return request().get("/receipts/{id}", receipt).then().statusCode(200);
    }

    @Test
    void comesWithTheProof() {
        bundle(receipt())
                .body("inclusionStatus", equalTo("included"))
                .body("entry.leaf", equalTo("bGVhZg=="))
                .body("entry.parts[0].value", equalTo("\"exam-news\""))
                .body("inclusion.index", equalTo(3))
                .body("checkpoint", containsString("\n11\n"))
                .body("ledgerKey", equalTo("xinshou.example+00000000+key"));
    }

    @Test
    void carriesTheOneKeyThatSignedIt() {
        String kid = request().get("/.well-known/jwks.json").path("keys[0].kid");

        bundle(receipt()).body("jwks.keys.kid", contains(kid)).body("jwks.keys[0].d", nullValue());
    }

    @Test
    void keepsTheProofForWhenTheLedgerIsAway() {
        var receipt = receipt();
        bundle(receipt).body("inclusionStatus", equalTo("included"));

        mood("failing");

        bundle(receipt)
                .body("inclusionStatus", equalTo("included"))
                .body("inclusion.size", equalTo(11))
                .body("ledgerKey", equalTo("xinshou.example+00000000+key"));
    }

    @ParameterizedTest
    @CsvSource({"ignorant, pending", "behind, pending", "failing, unavailable"})
    void saysWhyThereIsNone(String mood, String status) {
        mood(mood);

        bundle(receipt()).body("inclusionStatus", equalTo(status)).body("inclusion", nullValue());
    }

    @Test
    void getsTheProofWhenTheLedgerIsBack() {
        var receipt = receipt();
        mood("failing");
        bundle(receipt).body("inclusionStatus", equalTo("unavailable"));
        mood("proving");
        Asking.letPass(Duration.ofSeconds(6));

        bundle(receipt).body("inclusionStatus", equalTo("included"));
    }
}
