package cn.xinshou.identity.transfer;

import static cn.xinshou.identity.transfer.GivenTransfer.OWN;
import static cn.xinshou.identity.transfer.GivenTransfer.find;
import static cn.xinshou.identity.transfer.GivenTransfer.look;
import static cn.xinshou.identity.transfer.GivenTransfer.name;
import static cn.xinshou.identity.transfer.GivenTransfer.target;
import static cn.xinshou.identity.transfer.GivenTransfer.unpack;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.FarSide;
import cn.xinshou.identity.People;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the person does about their transfer. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.3")
@TestSecurity(user = OWN, roles = "data-subject")
class P5_3OwnTransferTest {

    @Inject
    GivenTransfer transfers;

    @Inject
    Database database;

    private final FarSide university = new FarSide();
    private final String phone = People.phone();
    private EllipticCurveJsonWebKey key;

    @BeforeEach
    void somebodyIsKnown() throws JoseException {
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        transfers.somebodyIsKnown(phone);
    }

    @AfterEach
    void tidyUp() {
        university.close();
        transfers.tidyUp();
    }

    @Test
    void namesTheRecipientAndFetchesTheFileOnce() throws Exception {
        var id = transfers.verified(OWN);
        name(id, target("")).statusCode(200).body("target.recipient.name", equalTo("示例大学"));
        database.execute("update request set state = 'fulfilled', decided_at = now(), decided_by = 'officer',"
                + " package_until = '2026-11-30T00:00:00Z' where id = '" + id + "'");
        database.execute("update transfer set way = 'file', items = '{name,city}'");

        var zip = given().spec(Doors.json())
                .accept("application/zip")
                .get("/requests/{id}/package", id)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        var data = unpack(zip).get("data.json");
        assertThat(JsonPath.from(data).getString("items[0].value")).isEqualTo("李𠮷");
        assertThat(data).doesNotContain(phone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN-HK", "CN-MO", "CN-TW", "US", "香港"})
    @Tag("P6.1")
    void nothingGoesOutsideTheMainland(String place) {
        name(transfers.verified(OWN), target("").replace("CN-BJ", place))
                .statusCode(422)
                .body("errors[0].field", equalTo("recipient.place"));
    }

    @Test
    void isToldWhatIsWrongWithTheRecipient() throws JoseException {
        var id = transfers.verified(OWN);
        name(id, target("").replace("91350100M000100Y43", "91350100M000100Y44"))
                .statusCode(400)
                .body("errors[0].field", equalTo("recipient.creditCode"));
        name(id, target(", \"endpoint\": \"http://example.com/in\""))
                .statusCode(400)
                .body("errors[0].field", equalTo("recipient.endpoint"));
        name(id, target(", \"endpoint\": \"https://10.0.0.1/in\"")).statusCode(400);
        name(id, target(", \"key\": {\"kty\": \"oct\", \"k\": \"AAAA\"}"))
                .statusCode(400)
                .body("errors[0].field", equalTo("recipient.key"));
        name(id, target(", \"key\": " + key.toJson(OutputControlLevel.INCLUDE_PRIVATE)))
                .statusCode(400);
        name(id, "{\"recipient\": {\"name\": \"x\", \"place\": \"CN-BJ\"}, \"items\": [\"shoeSize\"]}")
                .statusCode(400);
        name(id, "{\"recipient\": {\"name\": \"x\", \"place\": \"CN-BJ\"}, \"items\": []}")
                .statusCode(400);
        name(id, "{\"items\": [\"name\"]}").statusCode(400);
        name(id, "").statusCode(400);
    }

    @Test
    void findsNoConditionsAndTouchesNobodyElses() {
        find(transfers.verified(OWN), true, true).statusCode(403);
        var others = transfers.verified(UUID.randomUUID().toString());
        name(others, target("")).statusCode(404);
        look(others).statusCode(404);
    }
}
