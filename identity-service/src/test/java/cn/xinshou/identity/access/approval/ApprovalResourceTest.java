package cn.xinshou.identity.access.approval;

import static cn.xinshou.identity.Staffed.OFFICER;
import static cn.xinshou.identity.Staffed.OFFICER_2;
import static cn.xinshou.identity.Staffed.RESPONDER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.Staffed;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Before somebody sees a minor's data a second person agrees (未成年人网络保护条例 36). */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.1")
class ApprovalResourceTest {

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    Staffed staffed;

    @Inject
    MovableClock clock;

    private UUID minor;
    private String request;

    @BeforeEach
    void aMinorWhoAskedForSomething() {
        minor = profiled.with(
                "{\"name\": \"小明\", \"city\": \"北京\", \"birthDate\": \"%s\"}".formatted(People.bornYearsAgo(12)));
        request = staffed.request(minor);
        staffed.train(OFFICER);
        staffed.train(OFFICER_2);
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
    }

    private static ValidatableResponse post(String path, String body) {
        return given().spec(Doors.json()).body(body).post(path).then();
    }

    private ValidatableResponse ask(String more) {
        return post("/access-approvals", """
                {"subject": "%s", "case": "%s", "items": ["name", "city"], "reason": "核对监护人13912345678"%s}
                """.formatted(minor, request, more));
    }

    private static ValidatableResponse act(String id, String act) {
        return post("/access-approvals/" + id + "/" + act, "");
    }

    /** As if the other officer had asked. */
    private String askedBy(String account) {
        var id = UUID.randomUUID();
        database.execute("""
                insert into access_approval (id, subject, case_id, case_kind, items, reason, asked_by, role, asked_at, until, state)
                values ('%s', '%s', '%s', 'RIGHTS_REQUEST', '{name}', '', '%s', 'privacy-officer', now(), now() + interval '4 hours', 'PENDING')
                """.formatted(id, minor, request, account));
        return id.toString();
    }

    private ValidatableResponse read(String items) {
        return given().spec(Doors.json())
                .get("/profiles/{s}?purpose=rights-requests&case={c}&items={i}", minor, request, items)
                .then();
    }

    @Nested
    @TestSecurity(user = OFFICER, roles = "privacy-officer")
    class AsOfficer {

        @Test
        void asksForSomeHours() {
            clock.stopAt(Instant.parse("2026-11-23T04:00:00Z"));

            ask("").statusCode(201)
                    .body("state", equalTo("pending"))
                    .body("caseKind", equalTo("rights-request"))
                    .body("until", equalTo("2026-11-23T08:00:00Z"));
        }

        @Test
        void leavesNoWordOfTheReasonInTheClear() {
            ask("").statusCode(201);

            assertThat(database.dump()).doesNotContain("核对监护人", "13912345678");
        }

        @Test
        void findsItInTheListWithItsReason() {
            String id = ask("").extract().path("id");

            given().spec(Doors.json())
                    .get("/access-approvals?state=pending")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(id))
                    .body("items[0].reason", containsString("核对监护人"));
            given().spec(Doors.json())
                    .get("/access-approvals?state=open")
                    .then()
                    .statusCode(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"approve", "reject"})
        void cannotDecideWhatTheyAskedForThemself(String act) {
            String id = ask("").extract().path("id");

            act(id, act).statusCode(403).body("errors.field", contains("id"));
            read("name").statusCode(403).body("errors.field", contains("approval"));
        }

        @Test
        @Tag("control-broken")
        void cannotEvenBehindTheServiceAgreeWithThemself() {
            ask("").statusCode(201);

            assertThatThrownBy(() -> database.execute(
                            "update access_approval set state = 'APPROVED', decided_by = asked_by, decided_at = now()"))
                    .hasMessageContaining("access_approval_is_decided_by_somebody_else");
        }

        @Test
        void readsOnceTheOtherHasAgreed() {
            ask("").statusCode(201);
            read("name").statusCode(403);
            database.execute("update access_approval set state = 'APPROVED', decided_by = '" + OFFICER_2
                    + "', decided_at = now()");

            read("name,city").statusCode(200).body("name", equalTo("小*"));
        }

        @Test
        void doesNotReadOnTheOthersApproval() {
            act(askedBy(OFFICER_2), "approve").statusCode(200).body("state", equalTo("approved"));

            read("name").statusCode(403).body("errors.field", contains("approval"));
        }

        @Test
        void decidesForTheOtherOnce() {
            var id = askedBy(OFFICER_2);

            act(id, "reject")
                    .statusCode(200)
                    .body("decidedBy", equalTo(OFFICER))
                    .body("decidedAt", notNullValue());
            act(id, "approve").statusCode(409);
        }

        @Test
        void decidesNothingWhoseTimeIsOver() {
            var id = askedBy(OFFICER_2);
            clock.advance(Duration.ofHours(5));

            act(id, "approve").statusCode(409);
        }

        @Test
        void decidesNothingThatNobodyAskedFor() {
            act(UUID.randomUUID().toString(), "approve").statusCode(404);
            act("x", "approve").statusCode(400);
        }

        @Test
        void asksForNobodyOfWhomNothingIsHeld() {
            var stranger = UUID.randomUUID();

            post("/access-approvals", """
                    {"subject": "%s", "case": "%s", "items": ["name"], "reason": "x"}""".formatted(stranger, staffed.request(stranger)))
                    .statusCode(404);
        }

        @Test
        void asksForNoMoreThanTheCaseNeeds() {
            var explanation = staffed.request(minor, "explanation", "received");

            post("/access-approvals", """
                    {"subject": "%s", "case": "%s", "items": ["photo"], "reason": "x"}""".formatted(minor, explanation))
                    .statusCode(400)
                    .body("errors.field", contains("items"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"subject": "M", "case": "C", "items": ["name"]}                               | reason
                {"subject": "M", "case": "C", "items": ["name"], "reason": " "}                | reason
                {"subject": "M", "case": "C", "items": [], "reason": "x"}                      | items
                {"subject": "M", "case": "C", "items": ["shoeSize"], "reason": "x"}            | items
                {"subject": "M", "case": "C", "items": [null], "reason": "x"}                  | items
                {"subject": "M", "case": "no", "items": ["name"], "reason": "x"}               | case
                {"subject": "M", "items": ["name"], "reason": "x"}                             | case
                {"subject": "M", "case": 7, "items": ["name"], "reason": "x"}                  | case
                {"case": "C", "items": ["name"], "reason": "x"}                                | subject
                {"subject": "x", "case": "C", "items": ["name"], "reason": "x"}                | subject
                {"subject": "M", "case": "C", "items": ["name"], "reason": "x", "until": "2020-01-01T00:00:00Z"} | until
                {"subject": "M", "case": "C", "items": ["name"], "reason": "x", "until": "2099-01-01T00:00:00Z"} | until
                """)
        void isToldWhichFieldIsWrong(String body, String field) {
            post(
                            "/access-approvals",
                            body.replace("\"M\"", "\"" + minor + "\"").replace("\"C\"", "\"" + request + "\""))
                    .statusCode(400)
                    .body("errors[0].field", containsString(field));
        }

        @Test
        void breaksTheGlassForWhatCannotWait() {
            String id = ask("").extract().path("id");

            String access = post("/access-approvals/" + id + "/break-glass", "{\"reason\": \"孩子有危险\"}")
                    .statusCode(201)
                    .body("approval", equalTo(id))
                    .body("case", equalTo(request))
                    .extract()
                    .path("id");

            given().spec(Doors.json())
                    .get("/profiles/{s}?purpose=emergency&case={c}&items=name", minor, access)
                    .then()
                    .statusCode(200);
        }

        @Test
        void breaksTheGlassForNobodyElsesQuestion() {
            post("/access-approvals/" + askedBy(OFFICER_2) + "/break-glass", "{\"reason\": \"x\"}")
                    .statusCode(403);
        }
    }

    @Nested
    @TestSecurity(user = RESPONDER, roles = "responder")
    class AsResponder {

        @Test
        void asksForAnIncidentAndDecidesNothing() {
            staffed.incident("2026-0007", false, "null");

            String id = post("/access-approvals", """
                    {"subject": "%s", "case": "2026-0007", "items": ["name"], "reason": "通知监护人"}""".formatted(minor))
                    .statusCode(201)
                    .body("caseKind", equalTo("incident"))
                    .extract()
                    .path("id");
            ask("").statusCode(400).body("errors.field", hasItem("case"));
            act(id, "approve").statusCode(403);
            given().spec(Doors.json()).get("/access-approvals").then().statusCode(403);
        }
    }

    @Nested
    @TestSecurity(
            user = "somebody",
            roles = {"data-subject", "platform", "auditor", "operator"})
    class AsAnybodyElse {

        @Test
        void asksAndDecidesNothing() {
            ask("").statusCode(403);
            act(askedBy(OFFICER), "approve").statusCode(403);
            act(askedBy(OFFICER), "reject").statusCode(403);
            post("/access-approvals/" + askedBy(OFFICER) + "/break-glass", "{\"reason\": \"x\"}")
                    .statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            ask("").statusCode(401);
            act(askedBy(OFFICER), "approve").statusCode(401);
        }
    }
}
