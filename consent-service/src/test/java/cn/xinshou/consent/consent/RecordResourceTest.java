package cn.xinshou.consent.consent;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.digest;
import static cn.xinshou.consent.Asking.request;
import static cn.xinshou.consent.Asking.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The record of ISO/IEC TS 27560: unlike a receipt it carries what happened, all of it. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
class RecordResourceTest {

    private static final String OWN = "0199a000-0000-7000-8000-00000000e001";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final UUID person = UUID.randomUUID();

    @AfterEach
    void resetClock() {
        Asking.resetClock();
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void getsEveryEventInItsOrderWithItsReceipt() {
            String first = act(person, "exam-registration", "grant").extract().path("receiptId");
            String second =
                    act(person, "exam-registration", "withdraw").extract().path("receiptId");
            String third = act(person, "exam-registration", "refuse").extract().path("receiptId");

            record(person, "exam-registration")
                    .body("record_id", equalTo(person + "/exam-registration"))
                    .body("status.state", equalTo("refused"))
                    .body("events.action", contains("refuse", "withdraw", "grant"))
                    .body(
                            "events.event_state",
                            contains("dpv:ConsentRefused", "dpv:ConsentWithdrawn", "dpv:ConsentGiven"))
                    .body("events.receipt_id", contains(third, second, first))
                    .body("events.entity_id.unique()", contains(person.toString()))
                    .body("processing", hasSize(1));
        }

        @Test
        void theRecordsOfReceiptsAreTheRecord() {
            String receipt = act(person, "exam-news", "grant").extract().path("receiptId");
            String id = request().get("/receipts/{id}", receipt).path("receipt.record_id");

            record(person, "exam-news").body("record_id", equalTo(id));
        }

        @Test
        void isToldWhatThePiplAsksFor() {
            act(person, "exam-registration", "grant");

            record(person, "exam-registration")
                    .body("processing[0].pipl.basis", equalTo("PIPL 13(1)(1)"))
                    .body("processing[0].pipl.separateConsentNeeded", equalTo(true))
                    .body("processing[0].pipl.sensitive", hasItem("idNumber"))
                    .body("processing[0].pipl.residency", equalTo("CN-mainland"))
                    .body("processing[0].pipl.leavesMainland", equalTo(false))
                    .body("processing[0].recipient_third_parties", contains("exam-authority"))
                    .body("parties.party_id", contains("controller", "exam-authority"))
                    .body("events[0].pipl.separateConsent", equalTo(true))
                    .body("events[0].pipl.minorUnder14ByGuardian", equalTo(false));
        }

        @Test
        void statesWhatThePolicyStates() {
            act(person, "exam-registration", "grant");

            record(person, "exam-registration")
                    .body("processing[0].privacy_notice.version", equalTo(Asking.VERSION))
                    .body("processing[0].privacy_notice.clause", equalTo("2.5"))
                    .body("processing[0].purpose.id", equalTo("exam-registration"))
                    .body("processing[0].purpose.name", equalTo("考试报名"))
                    .body("processing[0].lawful_basis", equalTo("dpv:Consent"))
                    .body("processing[0].pii_information", hasSize(14))
                    .body("processing[0].pii_information.findAll { it.sensitive }.pii_name", contains("身份证号"))
                    .body("processing[0].processing_method", equalTo("由您填写后收集；存储、核对，经加密接口提供给考试主管机构"))
                    .body("processing[0].retention_period", equalTo("至该次考试成绩公布后一年"))
                    .body("processing[0].storage_locations", contains("CN-mainland"))
                    .body("processing[0].withdrawal_method.description", equalTo("登录后在“我的同意”中逐项或一并撤回"))
                    .body("processing[0].privacy_rights", hasSize(11))
                    .body("processing[0].pipl.necessity", equalTo("考试主管机构凭身份证号确认考生身份；一旦泄露，可能被人冒用身份"))
                    .body("processing[0].pipl.publishes", equalTo(false))
                    .body("parties[0].party_name", equalTo("示例考试服务有限公司"))
                    .body("parties[0].party_email", equalTo("privacy@baoming.example"))
                    .body("parties[1].party_type", equalTo("dpv:ThirdParty"))
                    .body("parties[1].party_contact", equalTo("电话 400-000-0001，电子邮箱 exam@authority.example"))
                    .body("events[0].validity_duration", equalTo("P3Y"))
                    .body("events[0].collection_method", equalTo("web:sign-up"));
        }

        @Test
        void saysWhatMakesDataPublicAndWhoOnlyActsForUs() {
            act(person, "honour-list", "grant");
            record(person, "honour-list").body("processing[0].pipl.publishes", equalTo(true));

            act(person, "certificate-delivery", "grant");
            record(person, "certificate-delivery").body("parties[1].party_type", equalTo("dpv:DataProcessor"));
        }

        @Test
        void namesAGuardianAsWhoDidIt() {
            send(person, """
                    {"purpose": "exam-news", "action": "grant", "policyVersion": "%s", "textDigest": "%s", "language": "zh",
                     "surface": "web", "separate": true, "guardian": "g-7", "birthDate": "%s"}
                    """.formatted(Asking.VERSION, digest("zh"), Asking.bornYearsAgo(9)))
                    .statusCode(201);

            record(person, "exam-news")
                    .body("events[0].entity_id", equalTo("g-7"))
                    .body("events[0].pipl.minorUnder14ByGuardian", equalTo(true));
        }

        @Test
        void aChildThatAgreedAloneIsNoConsent() {
            act(person, "exam-news", "grant");
            send(person, """
                    {"purpose": "corroboration", "action": "refuse", "policyVersion": "%s", "textDigest": "%s", "language": "zh",
                     "surface": "web", "birthDate": "%s"}
                    """.formatted(Asking.VERSION, digest("zh"), Asking.bornYearsAgo(9)))
                    .statusCode(201);

            record(person, "exam-news")
                    .body("status.guardian_missing", equalTo(true))
                    .body("status.event_state", equalTo("dpv:ConsentInvalidated"))
                    .body("events[0].event_state", equalTo("dpv:ConsentGiven"));
        }

        @Test
        void timeEndsAConsentWhetherOrNotThatIsWrittenDown() {
            act(person, "exam-news", "grant");
            Asking.letPass(Duration.ofDays(366));

            record(person, "exam-news")
                    .body("status.state", equalTo("expired"))
                    .body("events.last().action", equalTo("grant"));
        }

        @Test
        void theTermsAreThoseOfTheTextThatWasReadInWhateverLanguageItIsWithdrawn() {
            act(person, "exam-news", "grant");
            send(
                            person,
                            "{\"purpose\": \"exam-news\", \"action\": \"withdraw\", \"language\": \"en\", \"surface\": \"web\"}")
                    .statusCode(201);

            record(person, "exam-news")
                    .body("events.language", contains("en", "zh"))
                    .body("processing.processing_id", contains("2025-01-01:zh"))
                    .body("processing[0].privacy_notice.digest.value", equalTo(digest("zh")));
        }

        @Test
        void readsLongHistoriesInPages() {
            act(person, "exam-news", "grant");
            act(person, "exam-news", "withdraw");
            act(person, "exam-news", "grant");

            String next = request()
                    .get("/subjects/{s}/consents/exam-news/record?limit=2", person)
                    .then()
                    .statusCode(200)
                    .body("events.action", contains("grant", "withdraw"))
                    .extract()
                    .path("next");
            request()
                    .get("/subjects/{s}/consents/exam-news/record?limit=2&cursor={c}", person, next)
                    .then()
                    .statusCode(200)
                    .body("events.action", contains("grant"))
                    .body("next", equalTo(null));
        }

        @Test
        void hasThePublishedForm() throws IOException {
            act(person, "exam-registration", "grant");
            act(person, "exam-registration", "withdraw");

            assertThat(schema().validate(JSON.readTree(
                            record(person, "exam-registration").extract().asString())))
                    .isEmpty();
        }

        @Test
        void theExampleHasThePublishedForm() throws IOException {
            assertThat(schema().validate(JSON.readTree(
                            Files.readString(Path.of("contracts/receipt/examples/record-1.json")))))
                    .isEmpty();
        }

        @Test
        void losesNothingWhenItIsReadAsLinkedData() throws IOException, JsonLdError {
            act(person, "exam-registration", "grant");
            act(person, "exam-registration", "withdraw");
            var record = JSON.readTree(request()
                    .accept("application/ld+json")
                    .get("/subjects/{s}/consents/exam-registration/record", person)
                    .then()
                    .statusCode(200)
                    .contentType("application/ld+json")
                    .extract()
                    .asString());

            var read = JSON.readTree(JsonLd.expand(JsonDocument.of(new StringReader(record.toString())))
                            .get()
                            .toString())
                    .get(0);

            var said = new TreeSet<String>();
            var kept = new TreeSet<String>();
            values(record, said);
            values(read, kept);
            said.removeIf(value -> value.startsWith("dpv:") || value.equals("null"));
            assertThat(kept).containsAll(said);
            assertThat(read.at("/@type/0").asText()).isEqualTo("https://w3id.org/dpv#ConsentRecord");
            assertThat(read.get("https://w3id.org/dpv#hasProcess")).hasSize(1);
            assertThat(read.get("urn:xinshou:receipt:events")).hasSize(2);
        }

        @Test
        void isToldThatNothingWasDecided() {
            request()
                    .get("/subjects/{s}/consents/exam-news/record", person)
                    .then()
                    .statusCode(404);
        }

        private static void values(JsonNode node, TreeSet<String> into) {
            if (node.isValueNode()) {
                into.add(node.asText());
            }
            node.properties().stream()
                    .filter(member -> !member.getKey().equals("@context"))
                    .forEach(member -> values(member.getValue(), into));
            if (node.isArray()) {
                node.forEach(one -> values(one, into));
            }
        }
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    class AsDataSubject {

        @Test
        void seesTheirOwn() {
            act(UUID.fromString(OWN), "exam-news", "grant");

            record(UUID.fromString(OWN), "exam-news").body("status.state", equalTo("granted"));
            Asking.impossibleRequest()
                    .get("/me/consents/exam-news/record")
                    .then()
                    .statusCode(200);
        }

        @Test
        void seesNobodyElses() {
            request()
                    .get("/subjects/{s}/consents/exam-news/record", person)
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            request()
                    .get("/subjects/{s}/consents/exam-news/record", person)
                    .then()
                    .statusCode(401);
        }
    }

    private static ValidatableResponse record(UUID person, String purpose) {
        return request()
                .get("/subjects/{s}/consents/{p}/record", person, purpose)
                .then()
                .statusCode(200);
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        Files.readString(Path.of("contracts/receipt/record-1.json")),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }
}
