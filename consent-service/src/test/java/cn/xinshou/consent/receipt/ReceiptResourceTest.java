package cn.xinshou.consent.receipt;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class ReceiptResourceTest {

    private static final String OWN = "0199a000-0000-7000-8000-0000000000aa";

    private final UUID person = UUID.randomUUID();

    @Inject
    javax.sql.DataSource database;

    private String receipt(UUID subject, String purpose) {
        act(subject, purpose, "refuse");
        return act(subject, purpose, "grant").statusCode(201).extract().path("receiptId");
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void getsAReceiptThatSaysEverything() {
            var id = receipt(person, "exam-registration");

            request()
                    .get("/receipts/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("receipt.receipt_id", equalTo(id))
                    .body("receipt.pii_principal_id", equalTo(person.toString()))
                    .body("receipt.event.event_state", equalTo("dpv:ConsentGiven"))
                    .body("receipt.processing.purpose.id", equalTo("exam-registration"))
                    .body("receipt.processing.privacy_notice.digest.value", equalTo(Asking.digest("zh")))
                    .body("receipt.processing.pii_information.pii_type", hasItem("idNumber"))
                    .body("receipt.parties.party_id", hasItem("exam-authority"))
                    .body("receipt.pipl.separateConsent", equalTo(true))
                    .body("receipt.pipl.sensitive", hasItem("idNumber"));
        }

        @Test
        void canCheckTheSignatureWithThePublishedKey() throws Exception {
            var id = receipt(person, "exam-news");

            var jws = request()
                    .accept("application/jose")
                    .get("/receipts/{id}", id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();

            assertThat(verifies(jws)).isTrue();
        }

        @Test
        void aChangedReceiptDoesNotVerify() throws Exception {
            var jws = request()
                    .accept("application/jose")
                    .get("/receipts/{id}", receipt(person, "exam-news"))
                    .asString();
            var parts = jws.split("\\.");
            var middle = parts[1].length() / 2;
            var flipped = parts[1].charAt(middle) == 'A' ? 'B' : 'A';

            assertThat(verifies(parts[0] + "." + parts[1].substring(0, middle) + flipped
                            + parts[1].substring(middle + 1) + "." + parts[2]))
                    .isFalse();
        }

        @Test
        void getsAPageForPeople() {
            request()
                    .accept("text/html")
                    .get("/receipts/{id}", receipt(person, "exam-registration"))
                    .then()
                    .statusCode(200)
                    .body(containsString("单独同意"))
                    .body(containsString("考试报名"))
                    .body(not(containsString("<script")));
        }

        @Test
        void isToldThatThereIsNoSuchReceipt() {
            request()
                    .get("/receipts/{id}", UUID.randomUUID())
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }

        @Test
        void aReceiptCannotBeChangedInTheDatabase() {
            receipt(person, "exam-news");

            org.assertj.core.api.Assertions.assertThatThrownBy(() -> {
                        try (var connection = database.getConnection();
                                var statement = connection.createStatement()) {
                            statement.executeUpdate("delete from receipt");
                        }
                    })
                    .hasMessageContaining("kept as they were written");
        }

        private boolean verifies(String jws) throws JoseException {
            var keys = new JsonWebKeySet(request().get("/.well-known/jwks.json").asString());
            var check = new JsonWebSignature();
            check.setAlgorithmConstraints(
                    new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
            check.setCompactSerialization(jws);
            check.setKey(keys.getJsonWebKeys().getFirst().getKey());
            return check.verifySignature();
        }
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    class AsDataSubject {

        @Test
        void seesTheirOwn() {
            request()
                    .get("/receipts/{id}", receipt(UUID.fromString(OWN), "exam-news"))
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-0000000000bb", roles = "data-subject")
    class AsAnotherPerson {

        @Inject
        Receipts receipts;

        @Test
        void seesNothing() throws Exception {
            UUID someonesReceipt = anyReceipt();

            request().get("/receipts/{id}", someonesReceipt).then().statusCode(404);
        }

        private UUID anyReceipt() throws Exception {
            act(UUID.fromString("0199a000-0000-7000-8000-0000000000bb"), "exam-news", "grant");
            try (var connection = database.getConnection();
                    var insert = connection.prepareStatement("""
                            insert into receipt (id, subject, issued_at, jws)
                            select uuidv7(), uuidv7(), now(), jws from receipt limit 1 returning id
                            """);
                    var row = insert.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            request().get("/receipts/{id}", UUID.randomUUID()).then().statusCode(401);
        }

        @Test
        void seesPublicKeysOnly() {
            request().get("/.well-known/jwks.json").then().statusCode(200).body(not(containsString("\"d\"")));
        }
    }
}
