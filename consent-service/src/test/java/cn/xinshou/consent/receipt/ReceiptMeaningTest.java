package cn.xinshou.consent.receipt;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.local.ServiceFixture;
import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A receipt says to any program what it says to ours: its form is published, and as JSON-LD nothing in it is lost. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
class ReceiptMeaningTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UUID person = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "exam-registration, grant",
        "certificate-delivery, grant",
        "exam-news, refuse",
        "exam-registration, withdraw"
    })
    void hasThePublishedForm(String purpose, String action) throws IOException {
        if (action.equals("withdraw")) {
            act(person, purpose, "grant");
        }
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        Files.readString(Path.of("contracts/receipt/receipt-1.json")),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());

        assertThat(schema.validate(receipt(purpose, action))).isEmpty();
    }

    @Test
    void losesNothingWhenItIsReadAsLinkedData() throws IOException, JsonLdError {
        var receipt = receipt("exam-registration", "grant");

        var read = JSON.readTree(JsonLd.expand(JsonDocument.of(new StringReader(receipt.toString())))
                        .get()
                        .toString())
                .get(0);

        var said = new TreeSet<String>();
        var kept = new TreeSet<String>();
        values(receipt, said);
        values(read, kept);
        said.removeIf(value -> value.startsWith("dpv:"));
        assertThat(kept).containsAll(said);
        assertThat(read.at("/@type/0").asText()).isEqualTo("https://w3id.org/dpv#ConsentReceipt");
        var processing = read.get("https://w3id.org/dpv#hasProcess").get(0);
        assertThat(processing
                        .get("https://w3id.org/dpv#hasPurpose")
                        .get(0)
                        .get("http://purl.org/dc/terms/identifier")
                        .get(0)
                        .get("@value")
                        .asText())
                .isEqualTo("exam-registration");
        assertThat(processing
                        .get("https://w3id.org/dpv#hasLegalBasis")
                        .get(0)
                        .get("@id")
                        .asText())
                .isEqualTo("https://w3id.org/dpv#Consent");
        assertThat(processing
                        .get("https://w3id.org/dpv#hasNotice")
                        .get(0)
                        .get("http://purl.org/dc/terms/source")
                        .get(0)
                        .get("@id")
                        .asText())
                .startsWith("http")
                .endsWith("/policies/2025-01-01");
        assertThat(read.get("urn:xinshou:pipl")
                        .get(0)
                        .get("urn:xinshou:pipl:separateConsent")
                        .get(0)
                        .get("@value")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void saysWhySensitiveItemsAreNeededAndWhoReceivesThem() throws IOException {
        var receipt = receipt("exam-registration", "grant");

        assertThat(receipt.at("/pipl/necessity").asText()).contains("身份证号");
        assertThat(receipt.at("/processing/recipient_third_parties/0").asText()).isEqualTo("exam-authority");
        assertThat(receipt.at("/processing/pii_controllers/0").asText()).isEqualTo("controller");
        assertThat(receipt.at("/event/validity_duration").asText()).isEqualTo("P3Y");
        assertThat(receipt.at("/processing/withdrawal_method/description").asText())
                .contains("我的同意");
    }

    @Test
    void namesItemsToPeopleInTheirWords() {
        String id = act(person, "exam-registration", "grant").extract().path("receiptId");

        var page = request()
                .accept("text/html")
                .get("/receipts/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("<li>身份证号</li>", "<li>手机号</li>").doesNotContain("idNumber");
    }

    private JsonNode receipt(String purpose, String action) throws IOException {
        String id = act(person, purpose, action).statusCode(201).extract().path("receiptId");
        return JSON.readTree(request().get("/receipts/{id}", id).asString()).get("receipt");
    }

    /** Everything that is said, but for the words' meanings. */
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
