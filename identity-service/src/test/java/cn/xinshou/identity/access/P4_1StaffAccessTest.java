package cn.xinshou.identity.access;

import static cn.xinshou.identity.Staffed.OFFICER;
import static cn.xinshou.identity.Staffed.PURPOSE;
import static cn.xinshou.identity.Staffed.RESPONDER;
import static cn.xinshou.identity.access.ReadOnCase.lacks;
import static cn.xinshou.identity.access.ReadOnCase.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.not;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.Staffed;
import cn.xinshou.identity.training.AlwaysTrained;
import cn.xinshou.identity.training.CurrentTraining;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff see somebody's data with role, open case, purpose and current training, masked; or not at all. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.1")
class P4_1StaffAccessTest {

    private static final String GROWN_UP = "\"birthDate\": \"2001-02-28\"";

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    Staffed staffed;

    @Inject
    MovableClock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private String phone;
    private UUID subject;
    private String request;

    @BeforeEach
    void aPersonWhoAskedForSomething() {
        Consents.forget();
        phone = People.phone();
        subject = profiled.with("""
                {"name": "李𠮷明", "phone": "%s", "email": "li@example.cn", "address": "北京市海淀区中关村大街1号院2号楼", %s,
                 "city": "北京", "guardian": {"name": "王芳", "phone": "13912345678", "relation": "母亲"}}
                """.formatted(phone, GROWN_UP));
        request = staffed.request(subject);
        staffed.train(OFFICER);
        staffed.train(RESPONDER);
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
    }

    private ValidatableResponse read(String query) {
        return ReadOnCase.read(subject, query);
    }

    @Nested
    @TestSecurity(user = OFFICER, roles = "privacy-officer")
    class AsOfficer {

        @Test
        void seesWhatTheCaseNeedsMasked() {
            read(query(request, ""))
                    .statusCode(200)
                    .body("name", equalTo("李**"))
                    .body("phone", equalTo(phone.substring(0, 3) + "****" + phone.substring(7)))
                    .body("email", equalTo("l***@example.cn"))
                    .body("address", containsString("***"))
                    .body("address", not(containsString("中关村")))
                    .body("birthDate", equalTo("2001"))
                    .body("guardian.name", equalTo("王*"))
                    .body("guardian.phone", equalTo("139****5678"))
                    .body("city", equalTo("北京"));
        }

        @Test
        void seesTheHistoryMaskedToo() {
            var phones = given().spec(Doors.json())
                    .get("/profiles/" + subject + "/history" + query(request, "&items=phone"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();

            assertThat(phones).contains("****").doesNotContain(phone);
        }

        @Test
        void isToldEverythingThatIsMissing() {
            database.execute("delete from training_record");

            lacks(read(""), "case", "training", "purpose");
        }

        @Test
        void isDeniedWithoutACase() {
            lacks(read("?items=name&purpose=" + PURPOSE), "case");
        }

        @ParameterizedTest
        @ValueSource(strings = {"fulfilled", "refused", "withdrawn", "expired"})
        void isDeniedOnceTheCaseIsClosed(String state) {
            database.execute("update request set state = '%s', decided_at = %s"
                    .formatted(state, state.equals("fulfilled") || state.equals("refused") ? "now()" : "null"));

            lacks(read(query(request, "&items=name")), "case");
        }

        @Test
        void isDeniedOnAnotherPersonsCase() {
            lacks(read(query(staffed.request(UUID.randomUUID()), "&items=name")), "case");
        }

        @ParameterizedTest
        @ValueSource(strings = {"no-such-case", "1-1-1-1-1", "letter:2026-118"})
        void isDeniedOnWhatIsNoCase(String caseId) {
            assertThat(read(query(caseId, "&items=name"))
                            .statusCode(403)
                            .extract()
                            .<String>path("errors[0].field"))
                    .isIn("case", "items");
        }

        @Test
        void isDeniedWithoutAPurpose() {
            lacks(read("?items=name&case=" + request), "purpose");
        }

        @Test
        void isDeniedForAPurposeThatTheCaseIsNotFor() {
            lacks(read("?items=name&purpose=exam-news&case=" + request), "purpose");
        }

        @Test
        void mayNameWhatTheItemsWereCollectedFor() {
            read("?items=name&purpose=exam-registration&case=" + request).statusCode(200);
        }

        @Test
        void isDeniedWhatTheCaseDoesNotNeed() {
            var explanation = staffed.request(subject, "explanation", "received");

            read(query(explanation, "&items=name")).statusCode(200);
            lacks(read(query(explanation, "&items=name,photo")), "items");
        }

        @Test
        void isDeniedWhatThePersonDidNotAskToHaveCorrected() {
            String correction = given().spec(Doors.json())
                    .body("""
                            {"subject": "%s", "kind": "correction", "channel": "letter", "details": {"items": {"city": "北京"}}}
                            """.formatted(subject))
                    .post("/requests")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");

            read(query(correction, "&items=name,city")).statusCode(200);
            lacks(read(query(correction, "&items=city,education")), "items");
        }

        @Test
        void isDeniedWithoutACurrentTrainingRecord() {
            needsTraining();
        }

        @Test
        @Tag("control-broken")
        void wouldReadUntrainedIfNobodyLookedAtTheRegister() {
            QuarkusMock.installMockForType(new AlwaysTrained(), CurrentTraining.class);

            assertThatThrownBy(this::needsTraining).isInstanceOf(AssertionError.class);
        }

        private void needsTraining() {
            database.execute("delete from training_record where account = '" + OFFICER + "'");
            lacks(read(query(request, "&items=name")), "training");
        }

        @Test
        void isDeniedOnceTheRecordHasExpired() {
            clock.advance(Duration.ofDays(31));

            lacks(read(query(request, "&items=name")), "training");
        }

        @Test
        void isDeniedOnceTheRecordIsRevoked() {
            database.execute("update training_record set revoked_by = 'x', revoked_at = now()");

            lacks(read(query(request, "&items=name")), "training");
        }

        @Test
        void isDeniedOnceANewCourseIsRequired() {
            database.execute("""
                    insert into training_course values ('new-course', '新', 'new', 12, now() - interval '1 hour', 'x', now())""");
            try {
                lacks(read(query(request, "&items=name")), "training");
            } finally {
                database.execute("delete from training_course where id = 'new-course'");
            }
        }

        @Test
        void isDeniedIfNoCourseIsRequiredAtAll() {
            database.execute("update training_course set required_from = null");
            try {
                lacks(read(query(request, "&items=name")), "training");
            } finally {
                database.execute("update training_course set required_from = '2020-01-19'");
            }
        }

        @Test
        void leavesAFactWhenDenied() {
            try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
                lacks(read("?items=name&purpose=" + PURPOSE), "case");

                var denied = topic.next(
                        "cn.xinshou.identity.staff-access-denied.v1", subject.toString(), Duration.ofSeconds(60));
                assertThat(new String(denied.value(), StandardCharsets.UTF_8))
                        .contains(OFFICER, "[\"case\"]")
                        .doesNotContain("李");
            }
            assertThat(database.count("select count(*) from profile_read")).isZero();
        }

        @Test
        void seesValuesWholeOnlyWithAReason() {
            read(query(request, "&items=phone&unmasked=true")).statusCode(400).body("errors.field", contains("reason"));
            read(query(request, "&items=phone&unmasked=true&reason=逐字核对来信"))
                    .statusCode(200)
                    .body("phone", equalTo(phone));
        }

        @ParameterizedTest
        @ValueSource(strings = {"call 13812345678", "138 1234 5678", "li@example.cn", "１３８１２３４５６７８", "  ", "x\u0001"})
        void givesNoReasonThatHoldsANumberOrAnAddress(String reason) {
            given().spec(Doors.json())
                    .queryParam("purpose", PURPOSE)
                    .queryParam("case", request)
                    .queryParam("unmasked", "true")
                    .queryParam("reason", reason)
                    .get("/profiles/{subject}", subject)
                    .then()
                    .statusCode(400)
                    .body("detail", not(containsString("138")));
        }

        @ParameterizedTest
        @CsvSource({"yes", "1", "TRUE"})
        void saysTrueOrFalseAndNothingBetween(String unmasked) {
            read(query(request, "&unmasked=" + unmasked))
                    .statusCode(400)
                    .body("errors[0]", hasEntry("field", "unmasked"));
        }

        @Test
        void asksForItemsThatExist() {
            read(query(request, "&items=shoeSize")).statusCode(400).body("errors.field", contains("items"));
        }

        @Test
        void findsNobodyWhereNobodyIs() {
            var stranger = UUID.randomUUID();

            ReadOnCase.read(stranger, query(staffed.request(stranger), "&items=name"))
                    .statusCode(404);
        }

        @Test
        void changesNothing() {
            given().spec(Doors.json())
                    .body("{}")
                    .put("/profiles/{s}?purpose=" + PURPOSE, subject)
                    .then()
                    .statusCode(403);
            given().spec(Doors.mergePatch())
                    .body("{}")
                    .patch("/profiles/{s}", subject)
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    @TestSecurity(user = RESPONDER, roles = "responder")
    class AsResponder {

        @Test
        void seesWhoIsAffectedWhileTheIncidentIsOpen() {
            var incident = staffed.incident("2026-0007", false, "null");

            for (var caseId : new String[] {incident, "2026-0007"}) {
                read("?items=name,phone&purpose=incident-response&case=" + caseId)
                        .statusCode(200)
                        .body("name", equalTo("李**"));
            }
        }

        @Test
        void isDeniedWhatReachesNobody() {
            staffed.incident("2026-0007", false, "null");

            lacks(read("?items=birthDate&purpose=incident-response&case=2026-0007"), "items");
        }

        @ParameterizedTest
        @CsvSource({"true, null", "false, now()"})
        void isDeniedInADrillAndAfterTheEnd(boolean drill, String closedAt) {
            staffed.incident("2026-0007", drill, closedAt);

            lacks(read("?items=name&purpose=incident-response&case=2026-0007"), "case");
        }

        @Test
        void worksOnNoRequests() {
            lacks(read(query(request, "&items=name")), "case");
        }
    }

    @Nested
    @TestSecurity(
            user = "editor",
            roles = {"policy-editor", "approver", "auditor", "operator"})
    class AsOtherStaff {

        @Test
        void seesNothing() {
            read(query(request, "&items=name")).statusCode(403);
            given().spec(Doors.json())
                    .get("/profiles/{s}/readers?case={c}", subject, request)
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            read(query(request, "&items=name")).statusCode(401);
        }
    }
}
