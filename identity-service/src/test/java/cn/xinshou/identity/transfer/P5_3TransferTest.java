package cn.xinshou.identity.transfer;

import static cn.xinshou.identity.transfer.GivenTransfer.OWN;
import static cn.xinshou.identity.transfer.GivenTransfer.SUBJECT;
import static cn.xinshou.identity.transfer.GivenTransfer.find;
import static cn.xinshou.identity.transfer.GivenTransfer.fulfil;
import static cn.xinshou.identity.transfer.GivenTransfer.look;
import static cn.xinshou.identity.transfer.GivenTransfer.name;
import static cn.xinshou.identity.transfer.GivenTransfer.target;
import static cn.xinshou.identity.transfer.GivenTransfer.unpack;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.FarSide;
import cn.xinshou.identity.FarSide.Mood;
import cn.xinshou.identity.People;
import cn.xinshou.identity.delivery.Sending;
import cn.xinshou.identity.profile.GivenProfiles;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person has what they choose sent to whom they choose in the mainland, once four conditions are found; by interface, else as a file. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.3")
class P5_3TransferTest {

    @Inject
    GivenTransfer transfers;

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @Inject
    GivenProfiles profiles;

    @Inject
    Sending worker;

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

    private String byInterface() {
        return target(", \"endpoint\": \"%s\", \"key\": %s"
                .formatted(university.endpoint(), key.toJson(OutputControlLevel.PUBLIC_ONLY)));
    }

    private byte[] decrypted(byte[] body) throws JoseException {
        var jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(
                new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ECDH-ES+A256KW"));
        jwe.setCompactSerialization(new String(body, UTF_8));
        jwe.setKey(key.getPrivateKey());
        return jwe.getPlaintextBytes();
    }

    @Nested
    @TestSecurity(user = "officer", roles = "privacy-officer")
    class AsOfficer {

        private String sent() {
            var id = transfers.verified(OWN);
            name(id, byInterface()).statusCode(200);
            find(id, true, true).statusCode(200);
            fulfil(id).statusCode(200);
            return id;
        }

        @Test
        void sendsWhatThePersonChoseToWhomTheyChoseForNobodyElsesEyes() throws Exception {
            var id = sent();
            look(id).statusCode(200)
                    .body("way", equalTo("interface"))
                    .body("checkedBy", equalTo("officer"))
                    .body("items", containsInAnyOrder("name", "city"))
                    .body("delivery.state", equalTo("waiting"));

            worker.send();

            var arrival = university.arrivals().getFirst();
            assertThat(arrival.type()).isEqualTo("application/jose");
            var files = unpack(decrypted(arrival.body()));
            var data = JsonPath.from(files.get("data.json"));
            assertThat(data.getList("items.item")).containsExactlyInAnyOrder("name", "city");
            assertThat(data.getList("history")).isEmpty();
            assertThat(files.get("data.json")).doesNotContain(phone);
            assertThat(files).containsKeys("manifest.json", "manifest.jws", "data.schema.json", "data.pdf");
            assertThat(arrival.manifest()).isNotNull();
            look(id).body("delivery.state", equalTo("delivered"))
                    .body("delivery.name", equalTo("示例大学"))
                    .body("delivery.receipt", notNullValue());
            assertThat(database.count("select count(*) from kept_record where subject = '" + OWN + "'"))
                    .isEqualTo(1);
        }

        /** In the items that they were sent, and in no others (PIPL 46). */
        @Test
        void whoeverGotAnOldValueIsToldWhatIsTrueNow() throws Exception {
            sent();
            worker.send();
            var first = university.arrivals().getFirst();

            profiles.put(
                    SUBJECT,
                    "{\"name\": \"李明\", \"phone\": \"%s\", \"city\": \"110108\"}".formatted(People.phone()),
                    1);
            await("the correction").atMost(Duration.ofSeconds(60)).until(() -> {
                worker.send();
                return university.arrivals().size() == 2;
            });

            var arrival = university.arrivals().getLast();
            assertThat(arrival.type()).isEqualTo("application/jose");
            var letter = JsonPath.from(new String(decrypted(arrival.body()), UTF_8));
            assertThat(letter.getMap("items")).isEqualTo(Map.of("name", "李明"));
            assertThat(letter.getString("cause")).isEqualTo("correction");
            assertThat(letter.getString("corrects")).isEqualTo(first.key());
            assertThat(database.dump()).doesNotContain("李明");
        }

        @Test
        void nothingOfItLiesInTheOpen() {
            sent();

            assertThat(database.dump()).doesNotContain("李𠮷", phone, "示例大学", "柜台核对");
        }

        @ParameterizedTest
        @CsvSource({"REDIRECTING, 307", "REFUSING, 403"})
        void whereTheFarSideWillNotHaveItThePersonSeesSoAndHasTheFile(Mood mood, String answer) {
            var id = sent();
            university.mood(mood);

            worker.send();

            look(id).body("delivery.state", equalTo("failed")).body("delivery.answer", equalTo(answer));
            given().spec(Doors.json())
                    .get("/requests/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("package.href", equalTo("/requests/" + id + "/package"));
        }

        @ParameterizedTest
        @CsvSource({"HANGING, timeout", "BROKEN, 500"})
        void whereTheFarSideIsInTroubleItIsTriedAgain(Mood mood, String answer) {
            var id = sent();
            university.mood(mood);
            worker.send();
            look(id).body("delivery.state", equalTo("waiting")).body("delivery.answer", equalTo(answer));

            university.mood(Mood.WELL);
            clock.advance(Duration.ofMinutes(1));
            worker.send();

            look(id).body("delivery.state", equalTo("delivered")).body("delivery.tries", equalTo(2));
        }

        @Test
        void withoutTheFourConditionsNothingIsSent() {
            var id = transfers.verified(OWN);
            name(id, byInterface()).statusCode(200);

            fulfil(id).statusCode(409).body("type", equalTo("/problems/conditions-not-met"));

            find(id, false, true).statusCode(200).body("conditions.harmsNobody.met", equalTo(false));
            fulfil(id).statusCode(409).body("errors.field", contains("conditions.harmsNobody"));
            worker.send();
            assertThat(university.arrivals()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                identityVerified | {"met": false, "reason": "证件不符"}
                lawfulBasis      | {"basis": null, "reason": "法定职责"}
                harmsNobody      | {"met": false, "reason": "含他人信息"}
                """)
        void eachConditionIsNeeded(String condition, String finding) {
            var id = transfers.verified(OWN);
            name(id, byInterface()).statusCode(200);
            var met = "{\"met\": true, \"reason\": \"符合\"}";
            var found = new LinkedHashMap<>(Map.of(
                    "identityVerified", met,
                    "lawfulBasis", "{\"basis\": \"contract\", \"reason\": \"报名协议\"}",
                    "technicallyFeasible", met,
                    "harmsNobody", met));
            found.put(condition, finding);
            given().spec(Doors.json())
                    .body(found.entrySet().stream()
                            .map(one -> "\"" + one.getKey() + "\": " + one.getValue())
                            .collect(Collectors.joining(", ", "{", "}")))
                    .put("/requests/{id}/transfer/conditions", id)
                    .then()
                    .statusCode(200);

            fulfil(id).statusCode(409).body("errors.field", contains("conditions." + condition));
        }

        /** Nobody looked at it while it was named: it stands in the request. */
        @Test
        void whoeverIsNamedInTheRequestIsHeldAgainstTheSameRules() {
            var id = given().spec(Doors.json())
                    .body("""
                            {"subject": "%s", "kind": "transfer", "channel": "letter",
                             "details": {"recipient": {"name": "示例大学", "place": "US"}, "items": ["name"]}}""".formatted(OWN))
                    .post("/requests")
                    .then()
                    .statusCode(201)
                    .extract()
                    .<String>path("id");
            given().spec(Doors.json()).post("/requests/{id}/verify", id).then().statusCode(200);

            fulfil(id).statusCode(422).body("errors[0].field", equalTo("recipient.place"));
        }

        @Test
        void nobodyIsNamedForWhatIsNoTransfer() {
            var id = transfers.verified(OWN);
            database.execute("update request set kind = 'restriction' where id = '" + id + "'");

            name(id, byInterface()).statusCode(409);
            find(id, true, true).statusCode(409);
        }

        @Test
        @Tag("control-broken")
        void whereAConditionIsFoundAgainstTheFactsTheCheckAboveWouldFail() {
            var id = transfers.verified(OWN);
            name(id, byInterface()).statusCode(200);
            find(id, false, true).statusCode(200);
            database.execute("update transfer set harms_nobody = true");

            assertThatThrownBy(() -> fulfil(id).statusCode(409)).isInstanceOf(AssertionError.class);
        }

        @Test
        @Tag("control-broken")
        void withoutTheRuleTheDatabaseStillRefusesToHaveItSent() {
            var id = transfers.verified(OWN);
            name(id, byInterface()).statusCode(200);
            find(id, false, true).statusCode(200);

            assertThatThrownBy(() -> database.execute("update transfer set way = 'interface'"))
                    .hasMessageContaining("transfer_is_sent_only_on_all_four_conditions");
        }

        @Test
        void namingSomebodyElseMakesWhatWasFoundVoid() {
            var id = transfers.verified(OWN);
            name(id, byInterface()).statusCode(200);
            find(id, true, true).statusCode(200);

            name(id, byInterface()).statusCode(200).body("checkedBy", nullValue());

            fulfil(id).statusCode(409);
        }

        @Test
        void withoutAnInterfaceItIsAFileForThePerson() {
            var id = transfers.verified(OWN);
            name(id, target("")).statusCode(200);
            find(id, true, true).statusCode(200);

            fulfil(id).statusCode(200);

            look(id).body("way", equalTo("file"));
            given().spec(Doors.json())
                    .get("/requests/{id}", id)
                    .then()
                    .body("decision.answer.done.why", equalTo("no-interface"));
        }

        @Test
        void whatIsNotFeasibleIsAFileForThePerson() {
            var id = transfers.verified(OWN);
            name(id, byInterface()).statusCode(200);
            find(id, true, false).statusCode(200);

            fulfil(id).statusCode(200);

            look(id).body("way", equalTo("file"));
            worker.send();
            assertThat(university.arrivals()).isEmpty();
        }

        @Test
        void whoNamesNobodyHasTheFile() {
            var id = transfers.verified(OWN);

            fulfil(id).statusCode(200);

            look(id).body("way", equalTo("file")).body("items", containsInAnyOrder("name", "phone", "city"));
        }

        @Test
        void nothingIsNamedOrFoundAnyMoreOnceItIsDone() {
            var id = sent();

            name(id, byInterface()).statusCode(409);
            find(id, true, true).statusCode(409);
            fulfil(id).statusCode(409);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"identityVerified\": {\"met\": true}}",
                    "{\"lawfulBasis\": {\"basis\": \"marketing\", \"reason\": \"x\"}}",
                    "[]"
                })
        void conditionsAreFoundInFull(String body) {
            given().spec(Doors.json())
                    .body(body)
                    .put("/requests/{id}/transfer/conditions", transfers.verified(OWN))
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void nobodyComesInWithoutAToken() {
        name(UUID.randomUUID().toString(), target("")).statusCode(401);
        look(UUID.randomUUID().toString()).statusCode(401);
        find(UUID.randomUUID().toString(), true, true).statusCode(401);
    }

    @Test
    @TestSecurity(user = "platform", roles = "platform")
    void thePlatformNamesNobody() {
        name(UUID.randomUUID().toString(), target("")).statusCode(403);
    }
}
