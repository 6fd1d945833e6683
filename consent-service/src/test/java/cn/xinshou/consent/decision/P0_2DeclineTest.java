package cn.xinshou.consent.decision;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.decide;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever declines knows before what it means, and loses nothing that does not need the version. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@Tag("P0.2")
class P0_2DeclineTest {

    private static final String OWN = "0199a000-0000-7000-8000-0000000000d2";

    @Inject
    DataSource database;

    private final UUID person = UUID.randomUUID();

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void aDeclineStopsTheAdditionalFunctionsOnly() {
            act(person, "exam-news", "grant");

            decide(person, "decline").statusCode(201);

            onlyAdditionalFunctionsStop();
        }

        @Test
        void silenceIsNoDecision() {
            act(person, "exam-news", "grant");

            evaluate(person, "exam-news", "email").body("decision", equalTo(true));
            evaluate(person, "corroboration", "city").body("context.reason", equalTo("not-asked"));
        }

        @Test
        void aPreviewSaysWhatADeclineWillMean() {
            act(person, "exam-registration", "grant");

            preview("act=decline")
                    .statusCode(200)
                    .body("governing", equalTo(Asking.VERSION))
                    .body("stops.purpose", contains("exam-registration"))
                    .body("stops[0].withoutIt.zh", notNullValue())
                    .body("goesOn.purpose", hasItems("account-service", "statutory-notice", "rights-requests"))
                    .body("notOffered.purpose", hasItem("exam-news"))
                    .body("told.recipient", contains("exam-authority"))
                    .body("rights.id", hasItems("access", "correction", "deletion", "withdraw-all", "complaint"));
        }

        @Test
        void aPreviewSaysWhatAWithdrawalWillMean() {
            act(person, "exam-registration", "grant");
            act(person, "certificate-delivery", "grant");

            preview("act=withdraw&purpose=certificate-delivery")
                    .body("stops.purpose", contains("certificate-delivery"))
                    .body("goesOn.purpose", hasItem("exam-registration"))
                    .body("told.recipient", contains("courier"));
        }

        @Test
        void aPreviewSaysWhatClosingTheAccountWillMean() {
            act(person, "exam-news", "grant");

            preview("act=close-account")
                    .body("stops.purpose", hasItems("account-service", "exam-news"))
                    .body("goesOn.purpose", hasItems("account-security", "statutory-notice", "rights-requests"))
                    .body("goesOn.basis", not(hasItem("contract")));
        }

        @Test
        void aPreviewChangesNothing() {
            act(person, "exam-news", "grant");

            preview("act=decline");

            evaluate(person, "exam-news", "email").body("decision", equalTo(true));
        }

        @Test
        void everyRightStaysUsableAfterADecline() {
            act(person, "exam-news", "grant");
            decide(person, "decline");

            act(person, "exam-news", "withdraw").statusCode(201);
        }

        @ParameterizedTest
        @CsvSource({
            "act=, 400, act",
            "act=leave, 400, act",
            "act=withdraw, 400, purpose",
            "act=withdraw&purpose=nonsense, 422, purpose",
            "act=withdraw&purpose=account-service, 422, purpose"
        })
        void isToldWhatCannotBePreviewed(String query, int status, String field) {
            Asking.impossibleRequest()
                    .get("/subjects/" + person + "/preview?" + query)
                    .then()
                    .statusCode(status)
                    .body("errors.field", hasItem(field));
        }

        @Test
        @Tag("control-broken")
        void aDeclineThatWasNotKeptIsNoticed() throws SQLException {
            act(person, "exam-news", "grant");
            decide(person, "decline");
            try (var connection = database.getConnection();
                    var update = connection.prepareStatement("update person set declined = false where subject = ?")) {
                update.setObject(1, person);
                update.executeUpdate();
            }
            forget();

            assertThatThrownBy(P0_2DeclineTest.this::onlyAdditionalFunctionsStop)
                    .isInstanceOf(AssertionError.class);
        }

        /** Has the person read anew from the database. */
        private void forget() {
            Asking.evaluate(Asking.evaluation(person, "exam-news", "email", "{\"consistency\": \"strong\"}"));
        }
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    class AsDataSubject {

        @Test
        void seesAPreviewOfTheirOwn() {
            request().get("/subjects/{subject}/preview?act=decline", OWN).then().statusCode(200);
        }

        @Test
        void seesNobodyElses() {
            preview("act=decline").statusCode(403);
            request().get("/subjects/{subject}/policy-decisions", person).then().statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            preview("act=decline").statusCode(401);
            request().get("/subjects/{subject}/policy-decisions", person).then().statusCode(401);
        }
    }

    private void onlyAdditionalFunctionsStop() {
        evaluate(person, "exam-news", "email").body("context.reason", equalTo("policy-declined"));
        evaluate(person, "corroboration", "city").body("context.reason", equalTo("policy-declined"));
        evaluate(person, "account-service", "accountName").body("decision", equalTo(true));
        evaluate(person, "account-security", "ip").body("decision", equalTo(true));
        evaluate(person, "statutory-notice", "phone").body("decision", equalTo(true));
    }

    private ValidatableResponse preview(String query) {
        return request().get("/subjects/" + person + "/preview?" + query).then();
    }
}
