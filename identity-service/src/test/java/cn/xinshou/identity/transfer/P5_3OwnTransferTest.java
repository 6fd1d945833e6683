package cn.xinshou.identity.transfer;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.FarSide;
import cn.xinshou.identity.People;
import cn.xinshou.identity.profile.GivenProfiles;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
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
@TestSecurity(user = P5_3OwnTransferTest.OWN, roles = "data-subject")
class P5_3OwnTransferTest {

    static final String OWN = "0199a000-0000-7000-8000-000000000002";
    private static final UUID SUBJECT = UUID.fromString(OWN);
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @Inject
    GivenProfiles profiles;

    private final FarSide university = new FarSide();
    private final String phone = People.phone();
    private EllipticCurveJsonWebKey key;

    @BeforeEach
    void somebodyIsKnown() throws JoseException {
        clock.stopAt(NOON);
        Consents.forget();
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        profiles.put(SUBJECT, "{\"name\": \"李𠮷\", \"phone\": \"%s\", \"city\": \"110108\"}".formatted(phone));
    }

    @AfterEach
    void tidyUp() {
        university.close();
        clock.reset();
        database.empty();
    }

    private String target(String more) {
        return """
                {"recipient": {"name": "示例大学", "creditCode": "91350100M000100Y43", "place": "CN-BJ"%s}, "items": ["name", "city"]}
                """.formatted(more);
    }

    private static ValidatableResponse name(String id, String target) {
        return given().spec(Doors.json())
                .body(target)
                .put("/requests/{id}/transfer", id)
                .then();
    }

    private static ValidatableResponse look(String id) {
        return given().spec(Doors.json()).get("/requests/{id}/transfer", id).then();
    }

    private static ValidatableResponse find(String id, boolean harmless, boolean feasible) {
        return given().spec(Doors.json())
                .body("""
                        {"identityVerified": {"met": true, "reason": "柜台核对证件"},
                         "lawfulBasis": {"basis": "consent", "reason": "报名时同意"},
                         "technicallyFeasible": {"met": %s, "reason": "对方提供接口"},
                         "harmsNobody": {"met": %s, "reason": "不含他人信息"}}
                        """.formatted(feasible, harmless))
                .put("/requests/{id}/transfer/conditions", id)
                .then();
    }

    /** A request of the person that the desk has found to be theirs. */
    private String verified(String subject) {
        var id = UUID.randomUUID().toString();
        database.execute("""
                insert into request (id, subject, kind, state, channel, requester, received_at, due_at, answer_by, paused_days, extended,
                                     verified_at, verified_by)
                values ('%s', '%s', 'transfer', 'in-progress', 'online', 'self', '2026-11-20T00:00:00Z', '2026-12-20T00:00:00Z',
                        '2026-12-20T00:00:00Z', 0, false, '2026-11-21T00:00:00Z', 'session')
                """.formatted(id, subject));
        return id;
    }

    private static Map<String, String> unpack(byte[] zip) throws IOException {
        var files = new HashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    @Test
    void namesTheRecipientAndFetchesTheFileOnce() throws Exception {
        var id = verified(OWN);
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
        name(verified(OWN), target("").replace("CN-BJ", place))
                .statusCode(422)
                .body("errors[0].field", equalTo("recipient.place"));
    }

    @Test
    void isToldWhatIsWrongWithTheRecipient() throws JoseException {
        var id = verified(OWN);
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
        find(verified(OWN), true, true).statusCode(403);
        var others = verified(UUID.randomUUID().toString());
        name(others, target("")).statusCode(404);
        look(others).statusCode(404);
    }
}
