package cn.xinshou.consent.disclosure;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.consent.SignedIn;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A yes to a disclosure by the decision protocol is a disclosure like any other: seen, told as a fact, called back. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(
        user = "platform",
        roles = {"platform", "privacy-officer"})
@Tag("P3.1")
class AllowDisclosureTest {

    private static final String PURPOSE = "certificate-delivery";

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final UUID person = UUID.randomUUID();

    @Test
    void aYesLeavesTheRecordThatThePersonSees() {
        act(person, PURPOSE, "grant").statusCode(201);

        aYesIsSeen();
    }

    @Test
    void aYesIsAFact() {
        act(person, PURPOSE, "grant");
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            disclose();

            var fact =
                    topic.next("cn.xinshou.consent.disclosure-decided.v1", person.toString(), Duration.ofSeconds(60));
            Contract.of("consent-service").checkEvent(Topic.header(fact, "ce_type"), fact.value());
        }
    }

    @Test
    void theRecipientIsToldOfAWithdrawal() {
        act(person, PURPOSE, "grant");
        disclose();

        act(person, PURPOSE, "withdraw").statusCode(201);

        request()
                .get("/subjects/{subject}/withdrawals", person)
                .then()
                .body("items.recipient", contains("courier"))
                .body("items[0].items", contains("address", "name"));
    }

    @Test
    void aNoLeavesNone() {
        disclose().body("decision", equalTo(false)).body("context.disclosure", nullValue());

        seen().body("items", empty());
    }

    @Test
    void eachQuestionOfABatchLeavesItsOwn() {
        act(person, PURPOSE, "grant");
        request()
                .contentType(ContentType.JSON)
                .body(question()
                        .replaceFirst(
                                "\\{",
                                "{\"evaluations\": [{}, {\"action\": {\"name\": \"use\", \"properties\": {\"purpose\": \""
                                        + PURPOSE + "\"}}}], "))
                .post("/access/v1/evaluations")
                .then()
                .statusCode(200)
                .body("evaluations[0].context.disclosure", notNullValue())
                .body("evaluations[1].context.disclosure", nullValue());

        seen().body("items", hasSize(1));
    }

    @Test
    void whoCarriesADisclosureOutLeavesNoOther() {
        act(person, PURPOSE, "grant");
        SignedIn.as("identity", "service-identity");
        disclose().body("decision", equalTo(true)).body("context.disclosure", nullValue());

        SignedIn.as("platform", "platform");
        seen().body("items", empty());
    }

    @Test
    void aUseIsNoDisclosure() {
        act(person, PURPOSE, "grant");
        evaluate(question().replace("disclose", "use")).body("decision", equalTo(true));

        seen().body("items", empty());
    }

    @Test
    void whatCannotBeWrittenDownIsNoYes() throws SQLException {
        act(person, PURPOSE, "grant");
        sql("alter table disclosure rename to disclosure_away");
        try {
            disclose().body("decision", equalTo(false)).body("context.reason", equalTo("unavailable"));
        } finally {
            sql("alter table disclosure_away rename to disclosure");
        }
    }

    @Test
    @Tag("control-broken")
    void aRecordThatWasRemovedIsMissed() throws SQLException {
        act(person, PURPOSE, "grant");
        sql("alter table disclosure_subject disable trigger user");
        sql("""
                create function forget_disclosure() returns trigger language plpgsql as $$ begin return null; end $$;
                create trigger forget before insert on disclosure_subject for each row execute function forget_disclosure();
                alter table disclosure_subject enable trigger forget""");
        try {
            assertThatThrownBy(this::aYesIsSeen).isInstanceOf(AssertionError.class);
        } finally {
            sql("drop trigger forget on disclosure_subject; drop function forget_disclosure();"
                    + " alter table disclosure_subject enable trigger user");
        }
    }

    @Test
    void whereNothingMayBeToldEachItemIsRefusedForItsOwnReason() {
        act(person, PURPOSE, "grant");

        evaluate(question().replace("\"address\", \"name\", \"idNumber\"", "\"idNumber\", \"shoe-size\""))
                .statusCode(200)
                .body("decision", equalTo(false))
                .body("context.refused.item", contains("idNumber", "shoe-size"))
                .body("context.refused.reason", contains("item-not-allowed", "outside-policy"));
    }

    private void aYesIsSeen() {
        String id = disclose()
                .body("decision", equalTo(true))
                .body("context.items", contains("address", "name"))
                .body("context.refused.item", contains("idNumber"))
                .body("context.refused.reason", contains("item-not-allowed"))
                .extract()
                .path("context.disclosure");
        seen().body("items.disclosure", contains(id))
                .body("items.recipient", contains("courier"))
                .body("items.basis", contains("consent"))
                .body("items.state", contains("allowed"))
                .body("items[0].items", contains("address", "name"));
        request().get("/disclosures/{id}", id).then().statusCode(200).body("askedBy", equalTo("platform"));
    }

    private ValidatableResponse disclose() {
        return evaluate(question()).statusCode(200);
    }

    private String question() {
        return """
                {"subject": {"type": "person", "id": "%s"},
                 "action": {"name": "disclose", "properties": {"purpose": "%s", "recipient": "courier"}},
                 "resource": {"type": "data", "properties": {"items": ["address", "name", "idNumber"]}}}
                """.formatted(person, PURPOSE);
    }

    private ValidatableResponse seen() {
        return request().get("/subjects/{subject}/disclosures", person).then().statusCode(200);
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
