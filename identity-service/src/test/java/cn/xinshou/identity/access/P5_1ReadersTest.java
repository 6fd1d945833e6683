package cn.xinshou.identity.access;

import static cn.xinshou.identity.Staffed.OFFICER;
import static cn.xinshou.identity.Staffed.PURPOSE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Staffed;
import cn.xinshou.identity.access.cases.CaseKind;
import cn.xinshou.identity.access.emergency.GivenEmergencies;
import cn.xinshou.identity.profile.GivenProfiles;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People see who read what of theirs, when and why. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.1")
class P5_1ReadersTest {

    private static final String PERSON = "0199a000-0000-7000-8000-000000000051";
    private static final UUID SUBJECT = UUID.fromString(PERSON);
    private static final String REASON = "逐字核对来信";

    @Inject
    Database database;

    @Inject
    GivenProfiles profiles;

    @Inject
    Staffed staffed;

    @Inject
    Readings readings;

    @Inject
    GivenEmergencies emergencies;

    private String request;

    @BeforeEach
    void aPersonWithACase() {
        profiles.put(SUBJECT, "{\"name\": \"李明\", \"city\": \"北京\"}");
        request = staffed.request(SUBJECT);
        staffed.train(OFFICER);
    }

    @AfterEach
    void tidyUp() {
        database.empty();
    }

    private static ValidatableResponse readers(String more) {
        return given().spec(Doors.json())
                .get("/profiles/" + PERSON + "/readers" + more)
                .then();
    }

    /** As an officer's read leaves it. */
    private void readUnmasked() {
        QuarkusTransaction.requiringNew()
                .run(() -> readings.note(
                        SUBJECT,
                        List.of("city"),
                        new Why(PURPOSE, request, CaseKind.RIGHTS_REQUEST.word(), true, REASON),
                        new Actor(OFFICER, "privacy-officer")));
    }

    @Nested
    @TestSecurity(user = PERSON, roles = "data-subject")
    class AsThePerson {

        @Test
        void seesWhoReadWhatForWhichCaseAndWhy() {
            seesTheRead();
        }

        @Test
        @Tag("control-broken")
        void wouldNoticeALineTakenOutBehindTheService() {
            readUnmasked();
            database.execute("delete from profile_read");

            assertThatThrownBy(() -> shows(REASON)).isInstanceOf(AssertionError.class);
        }

        private void seesTheRead() {
            readUnmasked();
            shows(REASON);
        }

        private void shows(String reason) {
            readers("")
                    .statusCode(200)
                    .body("items", org.hamcrest.Matchers.hasSize(1))
                    .body("items[0].items", contains("city"))
                    .body("items[0].reader", equalTo(OFFICER))
                    .body("items[0].role", equalTo("privacy-officer"))
                    .body("items[0].case", equalTo(request))
                    .body("items[0].caseKind", equalTo("rights-request"))
                    .body("items[0].unmasked", equalTo(true))
                    .body("items[0].breakGlass", equalTo(false))
                    .body("items[0].reason", equalTo(reason));
        }

        @Test
        void seesABrokenGlassBeforeAnythingIsRead() {
            emergencies.use(SUBJECT, new Actor(OFFICER, "privacy-officer"));

            readers("")
                    .body("items[0].items", contains("emergency-access"))
                    .body("items[0].breakGlass", equalTo(true))
                    .body("items[0].reason", equalTo("当事人失联"));
        }

        @Test
        void aloneCanReadTheReason() {
            readUnmasked();

            assertThat(database.dump()).doesNotContain(REASON);
        }
    }

    @Nested
    @TestSecurity(user = OFFICER, roles = "privacy-officer")
    class AsOfficer {

        @Test
        void isOneMoreLineOfTheListThatTheyFollow() {
            readUnmasked();

            readers("?case=" + request).statusCode(200).body("items[0].reason", equalTo(REASON));

            assertThat(database.count("select count(*) from profile_read where items = '{readers}'"))
                    .isOne();
        }

        @Test
        void followsNothingWithoutACaseAndTraining() {
            readers("").statusCode(403).body("errors.field", contains("case"));
            readers("?case=letter:2026-118").statusCode(403).body("errors.field", contains("case"));
            database.execute("delete from training_record");
            readers("?case=" + request).statusCode(403).body("errors.field", contains("training"));
        }

        @Test
        void leavesOneLineForEachReadMaskedOrWhole() {
            var profile = "/profiles/" + PERSON + "?purpose=" + PURPOSE + "&items=name&case=" + request;
            given().spec(Doors.json()).get(profile).then().statusCode(200);
            given().spec(Doors.json())
                    .get(profile + "&unmasked=true&reason=" + REASON)
                    .then()
                    .statusCode(200);

            assertThat(database.count("select count(*) from profile_read where not unmasked and reason is null"))
                    .isOne();
            assertThat(database.count("select count(*) from profile_read where unmasked and reason is not null"))
                    .isOne();
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void seesTheReadsWithoutTheWords() {
            readUnmasked();

            readers("")
                    .statusCode(200)
                    .body("items[0].reader", equalTo(OFFICER))
                    .body("items[0].reason", equalTo(null));
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-000000000052", roles = "data-subject")
    class AsAnotherPerson {

        @Test
        void seesNothing() {
            readers("").statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            readers("").statusCode(401);
        }
    }
}
