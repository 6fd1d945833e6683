package cn.xinshou.identity.conduct;

import static cn.xinshou.identity.Staffed.OFFICER;
import static cn.xinshou.identity.Staffed.OFFICER_2;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.profile.GivenProfiles;
import cn.xinshou.identity.profile.RightsSuspended;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sanction is decided by a person, for reasons, can be appealed, and takes no right away. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.7")
class P5_7SanctionTest {

    private static final String PERSON = "0199a000-0000-7000-8000-000000000057";
    private static final UUID SUBJECT = UUID.fromString(PERSON);
    private static final String EVIDENCE = "0123456789abcdef".repeat(4);

    /** 2026-11-23T04:00:00Z, where the clock stands: the person has just signed in. */
    private static final String AT_NOON = "1795406400";

    private static final Instant NOON = Instant.ofEpochSecond(1_795_406_400);

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @Inject
    GivenProfiles profiles;

    @Inject
    SealedText text;

    @BeforeEach
    void aPersonWithAProfile() {
        clock.stopAt(NOON);
        profiles.put(SUBJECT, "{\"name\": \"李明\", \"city\": \"北京\"}");
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
    }

    private static ValidatableResponse post(String path, String body) {
        return given().spec(Doors.json()).body(body).post(path).then();
    }

    private static ValidatableResponse get(String path) {
        return given().spec(Doors.json()).get(path).then();
    }

    private static ValidatableResponse impose(String subject, String kind, String until) {
        return post("/sanctions", """
                {"subject": "%s", "kind": "%s", "reasons": "将账号出借给他人", "evidence": ["%s"]%s}
                """.formatted(subject, kind, EVIDENCE, until));
    }

    private static ValidatableResponse imposeSuspension() {
        return impose(PERSON, "account-suspended", ", \"until\": \"2026-12-23T04:00:00Z\"");
    }

    /** As if that officer had decided. */
    private String imposedBy(String officer, boolean appealed) {
        var id = UUID.randomUUID();
        var reasons = QuarkusTransaction.requiringNew()
                .call(() -> text.close(SUBJECT, Sanction.place(id, "reasons"), "将账号出借给他人"));
        database.execute("""
                insert into sanction (id, subject, kind, reasons, evidence, imposed_by, imposed_at, until, appealed_at, appeal_due_at)
                values ('%s', '%s', 'ACCOUNT_SUSPENDED', decode('%s', 'hex'), '{%s}', '%s', '2026-11-23T04:00:00Z',
                        '2026-12-23T04:00:00Z', %s, %s)
                """.formatted(
                        id,
                        PERSON,
                        HexFormat.of().formatHex(reasons),
                        EVIDENCE,
                        officer,
                        appealed ? "now()" : "null",
                        appealed ? "now()" : "null"));
        return id.toString();
    }

    @Nested
    @TestSecurity(user = PERSON, roles = "data-subject")
    @OidcSecurity(claims = @Claim(key = "auth_time", value = AT_NOON))
    class AsTheSanctionedPerson {

        @BeforeEach
        void suspended() {
            imposedBy(OFFICER, false);
        }

        @Test
        void keepsEveryRight() {
            everyRightWorks();
        }

        @Test
        @Tag("control-broken")
        void wouldBeNoticedIfASanctionTookARight() {
            RightsSuspended.install();

            assertThatThrownBy(() -> everyRightWorks()).isInstanceOf(AssertionError.class);
        }

        private void everyRightWorks() {
            get("/me/profile").statusCode(200).body("name", equalTo("李明"));
            get("/me/profile/history").statusCode(200);
            get("/me/profile/readers").statusCode(200);
            given().spec(Doors.mergePatch())
                    .header("If-Match", "\"1\"")
                    .body("{\"city\": \"上海\"}")
                    .patch("/me/profile")
                    .then()
                    .statusCode(200);
            for (var kind : RequestKind.values()) {
                post("/me/requests", "{\"kind\": \"%s\", \"details\": \"请处理\"}".formatted(kind.word()))
                        .statusCode(201);
            }
            String copy = post("/me/requests", "{\"kind\": \"access\"}")
                    .statusCode(201)
                    .extract()
                    .path("id");
            post("/me/requests/" + copy + "/verify", "").statusCode(200);
            post("/me/misuse-reports", "{\"words\": \"有人查看了我的资料\"}").statusCode(201);
        }

        @Test
        void seesItWithWhatCanBeDoneAboutIt() {
            get("/me/sanctions")
                    .statusCode(200)
                    .body("items.kind", contains("account-suspended"))
                    .body("items[0].state", equalTo("in-force"))
                    .body("items[0].reasons", equalTo("将账号出借给他人"))
                    .body("items[0].notice.zh", containsString("申诉"))
                    .body("items[0].notice.en", containsString("none of your rights"));
        }

        @Test
        void appealsOnceAndIsOwedAnAnswerInFifteenWorkingDays() {
            var id = imposedBy(OFFICER, false);

            post("/sanctions/" + id + "/appeal", "{\"words\": \"账号被盗用13812345678\"}")
                    .statusCode(200)
                    .body("state", equalTo("appealed"))
                    .body("appeal.dueAt", equalTo("2026-12-14T04:00:00Z"));

            post("/sanctions/" + id + "/appeal", "{\"words\": \"x\"}").statusCode(409);
            assertThat(database.dump()).doesNotContain("账号被盗用", "13812345678");
        }

        @Test
        void appealsHoweverLate() {
            var id = imposedBy(OFFICER, false);
            clock.advance(Duration.ofDays(400));

            post("/sanctions/" + id + "/appeal", "{\"words\": \"x\"}").statusCode(200);
        }

        @Test
        void appealsForNobodyElse() {
            var id = imposedBy(OFFICER, false);
            database.execute("update sanction set subject = gen_random_uuid() where id = '" + id + "'");

            post("/sanctions/" + id + "/appeal", "{\"words\": \"x\"}").statusCode(404);
            get("/subjects/" + UUID.randomUUID() + "/sanctions").statusCode(403);
        }

        @Test
        void saysSomethingWhenAppealing() {
            var id = imposedBy(OFFICER, false);

            post("/sanctions/" + id + "/appeal", "{}").statusCode(400).body("errors.field", contains("words"));
            post("/sanctions/" + id + "/appeal", "{\"words\": null}").statusCode(400);
            post("/sanctions/" + id + "/appeal", "{\"words\": 7}").statusCode(400);
        }

        @Test
        void decidesNothing() {
            impose(UUID.randomUUID().toString(), "warning", "").statusCode(403);
            post("/sanctions/" + imposedBy(OFFICER, true) + "/decide-appeal", "{\"lifted\": true, \"reasons\": \"x\"}")
                    .statusCode(403);
            get("/sanctions").statusCode(403);
            get("/sanctions/" + imposedBy(OFFICER, true)).statusCode(403);
        }
    }

    @Nested
    @TestSecurity(user = OFFICER, roles = "privacy-officer")
    class AsOfficer {

        @Test
        void decidesWithReasonsOnEvidence() {
            String id = imposeSuspension()
                    .statusCode(201)
                    .body("imposedBy", equalTo(OFFICER))
                    .body("id", notNullValue())
                    .extract()
                    .path("id");

            get("/sanctions/" + id).statusCode(200).body("reasons", equalTo("将账号出借给他人"));
            assertThat(database.dump()).doesNotContain("出借");
            assertThat(database.count("select count(*) from profile_read where items = '{sanction}' and subject = '"
                            + PERSON + "'"))
                    .isOne();
        }

        @Test
        void cannotDecideTheAppealAgainstTheirOwnDecision() {
            post("/sanctions/" + imposedBy(OFFICER, true) + "/decide-appeal", "{\"lifted\": false, \"reasons\": \"x\"}")
                    .statusCode(403)
                    .body("errors.field", contains("id"));
        }

        @Test
        @Tag("control-broken")
        void cannotEvenBehindTheServiceDecideTheAppealAgainstTheirOwnDecision() {
            imposedBy(OFFICER, true);

            assertThatThrownBy(
                            () -> database.execute(
                                    "update sanction set appeal_decided_by = imposed_by, appeal_lifted = false, appeal_reasons = 'x'"))
                    .hasMessageContaining("sanction_appeal_is_decided_by_somebody_else");
        }

        @Test
        @Tag("control-broken")
        void isNoMachine() {
            assertThatThrownBy(() -> imposedBy("system", false))
                    .hasMessageContaining("sanction_is_decided_by_a_person");
            imposedBy(OFFICER, false);
            assertThatThrownBy(() -> database.execute("update sanction set reasons = ''"))
                    .hasMessageContaining("sanction_has_reasons");
        }

        @Test
        void liftsWhatAnotherImposedOnce() {
            var id = imposedBy(OFFICER_2, true);
            get("/sanctions?state=appealed").statusCode(200).body("items.id", hasItem(id));

            post("/sanctions/" + id + "/decide-appeal", "{\"lifted\": true, \"reasons\": \"账号被盗用\"}")
                    .statusCode(200)
                    .body("state", equalTo("lifted"))
                    .body("appeal.decidedBy", equalTo(OFFICER));

            post("/sanctions/" + id + "/decide-appeal", "{\"lifted\": false, \"reasons\": \"x\"}")
                    .statusCode(409);
            get("/sanctions?state=appealed").body("items", empty());
        }

        @Test
        void decidesNoAppealThatNobodyMade() {
            post(
                            "/sanctions/" + imposedBy(OFFICER_2, false) + "/decide-appeal",
                            "{\"lifted\": true, \"reasons\": \"x\"}")
                    .statusCode(409);
            post("/sanctions/" + UUID.randomUUID() + "/decide-appeal", "{\"lifted\": true, \"reasons\": \"x\"}")
                    .statusCode(404);
        }

        @Test
        void decidesNothingAgainstThemself() {
            impose(OFFICER, "warning", "").statusCode(403).body("errors.field", contains("subject"));
        }

        @Test
        void endsWhatLasts() {
            imposeSuspension().statusCode(201);
            clock.advance(Duration.ofDays(31));

            get("/sanctions").statusCode(200).body("items.state", contains("ended"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"kind": "warning", "reasons": "x", "evidence": ["E"]}                                       | subject
                {"subject": "S", "reasons": "x", "evidence": ["E"]}                                          | kind
                {"subject": "S", "kind": "exile", "reasons": "x", "evidence": ["E"]}                         | kind
                {"subject": "S", "kind": "warning", "evidence": ["E"]}                                       | reasons
                {"subject": "S", "kind": "warning", "reasons": " ", "evidence": ["E"]}                       | reasons
                {"subject": "S", "kind": "warning", "reasons": "x"}                                          | evidence
                {"subject": "S", "kind": "warning", "reasons": "x", "evidence": []}                          | evidence
                {"subject": "S", "kind": "warning", "reasons": "x", "evidence": ["photo.jpg"]}               | evidence
                {"subject": "S", "kind": "account-suspended", "reasons": "x", "evidence": ["E"]}             | until
                {"subject": "S", "kind": "warning", "reasons": "x", "evidence": ["E"], "until": "2026-12-01T00:00:00Z"} | until
                {"subject": "S", "kind": "function-suspended", "reasons": "x", "evidence": ["E"], "until": "2026-11-01T00:00:00Z"} | until
                {"subject": "S", "kind": "function-suspended", "reasons": "x", "evidence": ["E"], "until": "2028-01-01T00:00:00Z"} | until
                {"subject": "S", "kind": "warning", "reasons": "x", "evidence": ["E"], "automated": true}    | automated
                """)
        void isToldWhichFieldIsWrong(String body, String field) {
            post("/sanctions", body.replace("\"S\"", "\"" + PERSON + "\"").replace("\"E\"", "\"" + EVIDENCE + "\""))
                    .statusCode(400)
                    .body("errors[0].field", containsString(field));
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void learnsWhatToEnforceWithoutTheWordsAndImposesNothing() {
            imposedBy(OFFICER, false);

            get("/subjects/" + PERSON + "/sanctions")
                    .statusCode(200)
                    .body("items.kind", contains("account-suspended"))
                    .body("items[0].reasons", equalTo(null));
            imposeSuspension().statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            imposeSuspension().statusCode(401);
            get("/me/sanctions").statusCode(401);
        }
    }
}
