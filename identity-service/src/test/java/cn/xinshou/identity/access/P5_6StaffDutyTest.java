package cn.xinshou.identity.access;

import static cn.xinshou.identity.Staffed.OFFICER;
import static cn.xinshou.identity.Staffed.PURPOSE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.Staffed;
import cn.xinshou.identity.access.cases.AnyCase;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff meet in the course of duty is bound to the case and marked with who met it. The way to report misuse: MisuseResourceTest. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.6")
class P5_6StaffDutyTest {

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    Staffed staffed;

    private UUID subject;
    private String request;

    @BeforeEach
    void aPersonWithACase() {
        subject = profiled.with("{\"name\": \"李明\", \"city\": \"北京\"}");
        request = staffed.request(subject);
        staffed.train(OFFICER);
    }

    @AfterEach
    void tidyUp() {
        database.empty();
    }

    private static ValidatableResponse read(UUID subject, String path, String caseId) {
        return given().spec(Doors.json())
                .get("/profiles/" + subject + path + "?purpose=" + PURPOSE + "&items=name&case=" + caseId)
                .then();
    }

    @Nested
    @TestSecurity(user = OFFICER, roles = "privacy-officer")
    class AsOfficer {

        @ParameterizedTest
        @ValueSource(strings = {"", "/history"})
        void marksWhatTheyTakeOut(String path) {
            read(subject, path, request)
                    .statusCode(200)
                    .header("Xinshou-Watermark", allOf(containsString(OFFICER), containsString(request)));
        }

        @Test
        void readsNobodyOutsideTheCase() {
            boundToTheCase();
        }

        @Test
        @Tag("control-broken")
        void wouldReadAnybodyIfAnythingPassedForACase() {
            AnyCase.isOpen();

            assertThatThrownBy(this::boundToTheCase).isInstanceOf(AssertionError.class);
        }

        private void boundToTheCase() {
            var neighbour = profiled.with("{\"name\": \"王明\"}");
            read(neighbour, "", request).statusCode(403).body("errors.field", contains("case"));
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void isMarkedNothingBecauseItTakesNothingOut() {
            Consents.grant(subject, "exam-registration", "name");

            given().spec(Doors.json())
                    .get("/profiles/" + subject + "?purpose=exam-registration&items=name")
                    .then()
                    .statusCode(200)
                    .header("Xinshou-Watermark", nullValue());
        }
    }
}
