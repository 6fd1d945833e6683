package cn.xinshou.identity.permission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi31;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The question we ask and the answers that stand in for the neighbour's in our tests are those of the neighbour's published contract. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class ConsentContractTest {

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "xinshou.consent.url")
    String neighbour;

    private final UUID subject = UUID.randomUUID();

    private String question(String purpose, String item) throws JsonProcessingException {
        return json.writeValueAsString(
                Evaluation.Question.use(subject, purpose, List.of("name", item), "account-service"));
    }

    @Test
    void theQuestionIsOneThatTheNeighbourUnderstands() throws JsonProcessingException {
        var contract = Path.of(System.getProperty("xinshou.root"), "consent-service", "contracts", "openapi.yaml");
        var schema = JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        builder -> builder.metaSchema(OpenApi31.getInstance())
                                .defaultMetaSchemaIri(OpenApi31.getInstance().getIri()))
                .getSchema(SchemaLocation.of(contract.toUri()
                        + "#/paths/~1access~1v1~1evaluation/post/requestBody/content/application~1json/schema"));

        assertThat(schema.validate(question("exam-registration", "phone"), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"exam-registration, phone, true", "exam-registration, city, true", "exam-news, phone, false"})
    void theStandInAnswersAsTheNeighbourDoes(String purpose, String item, boolean decision)
            throws JsonProcessingException {
        Consents.grant(subject, "exam-registration", "name", "phone");

        var answer = given().filter(Contract.of("consent-service").responses())
                .contentType("application/json")
                .body(question(purpose, item))
                .post(neighbour + "/access/v1/evaluation");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<Boolean>path("decision")).isEqualTo(decision);
    }
}
