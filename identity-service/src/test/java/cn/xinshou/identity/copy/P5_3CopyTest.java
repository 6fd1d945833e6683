package cn.xinshou.identity.copy;

import static cn.xinshou.identity.copy.GivenCopy.AT_NOON;
import static cn.xinshou.identity.copy.GivenCopy.OWN;
import static cn.xinshou.identity.copy.GivenCopy.PASSPHRASE;
import static cn.xinshou.identity.copy.GivenCopy.SUBJECT;
import static cn.xinshou.identity.copy.GivenCopy.fetched;
import static cn.xinshou.identity.copy.GivenCopy.fulfilled;
import static cn.xinshou.identity.copy.GivenCopy.link;
import static cn.xinshou.identity.copy.GivenCopy.make;
import static cn.xinshou.identity.copy.GivenCopy.take;
import static cn.xinshou.identity.copy.GivenCopy.unpack;
import static cn.xinshou.identity.copy.GivenCopy.verify;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.identity.conduct.GivenSanctions;
import cn.xinshou.local.ServiceFixture;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** A copy can be had always: whole, signed, for programs and for people, and for nobody but the person. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.3")
class P5_3CopyTest {

    @Inject
    Database database;

    @Inject
    GivenCopy copy;

    @Inject
    GivenSanctions sanctions;

    private final String phone = People.phone();

    @BeforeEach
    void somebodyIsKnown() {
        copy.somebodyIsKnown(phone);
    }

    @AfterEach
    void tidyUp() {
        copy.tidyUp();
    }

    /** Fulfilled as if by the desk, for a person who is not the caller. */
    private String fulfilledAtTheDesk(String subject, String channel, String requester) {
        var id = UUID.randomUUID().toString();
        database.execute("""
                insert into request (id, subject, kind, state, channel, requester, received_at, due_at, answer_by, paused_days, extended,
                                     decided_at, decided_by, package_until)
                values ('%s', '%s', 'copy', 'fulfilled', '%s', '%s', '2026-11-20T00:00:00Z', '2026-12-20T00:00:00Z',
                        '2026-12-20T00:00:00Z', 0, false, '2026-11-21T00:00:00Z', 'officer', '2026-11-25T00:00:00Z')
                """.formatted(id, subject, channel, requester));
        return id;
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    @OidcSecurity(claims = @Claim(key = "auth_time", value = AT_NOON))
    class AsDataSubject {

        @Test
        void getsDataForProgramsTablesAndPagesAndAManifestThatIsSigned() throws Exception {
            var files = unpack(fetched(fulfilled()), null);

            assertThat(files.keySet())
                    .containsExactly(
                            "data.json",
                            "data.schema.json",
                            "items.csv",
                            "history.csv",
                            "readers.csv",
                            "recipients.csv",
                            "orders.csv",
                            "requests.csv",
                            "correspondence.csv",
                            "complaints.csv",
                            "school-entries.csv",
                            "sanctions.csv",
                            "data.pdf",
                            "data.html",
                            "manifest.json",
                            "manifest.jws");
            verify(files);
        }

        @Test
        @Tag("control-broken")
        void oneLetterChangedOnTheWayIsFound() throws Exception {
            var files = unpack(fetched(fulfilled()), null);
            files.put(
                    "items.csv",
                    new String(files.get("items.csv"), UTF_8)
                            .replace(phone, "13900000000")
                            .getBytes(UTF_8));

            assertThatThrownBy(() -> verify(files))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("items.csv");
        }

        @Test
        void theDataKeepsToTheSchemaThatLiesBesideIt() throws Exception {
            var files = unpack(fetched(fulfilled()), null);

            var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(new String(files.get("data.schema.json"), UTF_8));
            assertThat(schema.validate(new String(files.get("data.json"), UTF_8), InputFormat.JSON))
                    .isEmpty();
            assertThat(JsonPath.from(new String(files.get("data.json"), UTF_8)).getString("items[0].value"))
                    .isEqualTo("㐀𠮷");
            assertThat(JsonPath.from(new String(files.get("data.json"), UTF_8)).getString("requests[0].details"))
                    .isEqualTo("请寄给我");
        }

        /** Asked for and decided on with evidence, complained of, entered by a school, imposed: nothing about the person is left out. */
        @Test
        void whatWasAskedComplainedOfEnteredAndImposedIsInIt() throws Exception {
            String correction = given().spec(Doors.json())
                    .body("""
                            {"kind": "correction", "details": {"items": {"name": "李明"}, "evidence": "户口本第三页"}}""")
                    .post("/me/requests")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            given().spec(Doors.json())
                    .body("{\"words\": \"迟迟没有更正\"}")
                    .post("/requests/{id}/complain", correction)
                    .then()
                    .statusCode(200);
            given().spec(Doors.json())
                    .body("{\"words\": \"不改了\"}")
                    .post("/requests/{id}/withdraw", correction)
                    .then()
                    .statusCode(200);
            anEntryOfASchool();
            aSanction();

            var files = unpack(fetched(fulfilled()), null);

            var data = JsonPath.from(new String(files.get("data.json"), UTF_8));
            assertThat(data.getString("requests.find { it.kind == 'correction' }.details.evidence"))
                    .isEqualTo("户口本第三页");
            assertThat(data.getString("requests.find { it.kind == 'correction' }.correspondence[0].words"))
                    .isEqualTo("不改了");
            assertThat(data.getString("complaints[0].words")).isEqualTo("迟迟没有更正");
            assertThat(data.getString("complaints[0].request")).isEqualTo(correction);
            assertThat(data.getString("schoolEntries[0].enteredBy")).isEqualTo("teacher-wang");
            assertThat(data.getString("schoolEntries[0].schoolName")).isEqualTo("第一中学");
            assertThat(data.getString("sanctions[0].kind")).isEqualTo("warning");
            assertThat(new String(files.get("complaints.csv"), UTF_8)).contains("迟迟没有更正");
            assertThat(new String(files.get("school-entries.csv"), UTF_8)).contains("teacher-wang");
            assertThat(new String(files.get("correspondence.csv"), UTF_8)).contains("不改了");
            assertThat(new String(files.get("data.html"), UTF_8)).contains("迟迟没有更正", "teacher-wang", "不改了");
            var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(new String(files.get("data.schema.json"), UTF_8));
            assertThat(schema.validate(new String(files.get("data.json"), UTF_8), InputFormat.JSON))
                    .isEmpty();
        }

        private void anEntryOfASchool() {
            var delegation = UUID.randomUUID();
            database.execute("""
                    insert into delegation (id, school, school_name, purpose, exam, items, staff, until, at_most, entered, created_at, created_by)
                    values ('%s', 'S-1', '第一中学', 'exam-registration', '自学考试', '{name}', '{}', '2027-01-01', 10, 1, '2026-11-01', 'officer')
                    """.formatted(delegation));
            database.execute("""
                    insert into school_entry (id, delegation, row_id, subject, items, sealed, entered_by, entered_at, expires_at, state,
                                              confirmed, decided_at)
                    values (gen_random_uuid(), '%s', 'r-1', '%s', '{name}', null, 'teacher-wang', '2026-11-02', '2026-12-02', 'confirmed',
                            '{name}', '2026-11-03')
                    """.formatted(delegation, OWN));
        }

        private void aSanction() {
            sanctions.warn(SUBJECT, "转发他人信息");
        }

        @Test
        void spreadsheetsReadTheTablesInChineseAndRunNothingOfThem() throws Exception {
            var table = new String(unpack(fetched(fulfilled()), null).get("items.csv"), UTF_8);

            assertThat(table)
                    .startsWith("\uFEFF\"项目 Item\",")
                    .contains("\"㐀𠮷\"")
                    .contains("\r\n");
            assertThat(table).contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"");
        }

        @Test
        void thePagesAreInChineseSayForWhomTheyAreAndLetNoCharacterVanish() throws Exception {
            var id = fulfilled();
            var pdf = unpack(fetched(id), null).get("data.pdf");

            var reader = new PdfReader(pdf);
            var pages = new StringBuilder();
            for (var page = 1; page <= reader.getNumberOfPages(); page++) {
                var text = new PdfTextExtractor(reader).getTextFromPage(page);
                assertThat(text).contains(OWN).contains(id);
                pages.append(text);
            }
            assertThat(pages.toString())
                    .contains("个人信息副本")
                    .contains("手机号码")
                    .contains(phone)
                    .contains("㐀〔U+20BB7〕")
                    .contains("统一码");
            assertThat(pdf.length).as("only the letters used are in it").isLessThan(400_000);
            reader.close();
        }
    }

    @Nested
    @TestSecurity(user = "officer", roles = "privacy-officer")
    class AsOfficer {

        @Test
        void makesALinkForKinWhoCannotSignIn() throws Exception {
            var id = fulfilledAtTheDesk(OWN, "letter", "kin");
            var made = make(id, PASSPHRASE).statusCode(201).body("signIn", equalTo(false));
            String href = made.extract().path("href");

            // Whoever comes by the link needs no token.
            var zip = given().accept("application/zip")
                    .auth()
                    .none()
                    .post(Doors.url(href))
                    .then()
                    .statusCode(200);

            assertThat(unpack(zip.extract().asByteArray(), PASSPHRASE)).containsKey("data.json");
            assertThat(database.count("select count(*) from profile_read where reader = 'link' and role = 'kin'"))
                    .isEqualTo(1);
        }

        @Test
        void makesNoneForWhoeverCanFetchItThemselves() {
            make(fulfilledAtTheDesk(OWN, "online", "self"), PASSPHRASE).statusCode(403);
        }

        @Test
        void thePageBehindALinkShowsAButtonAndTakesNothing() {
            var href = link(fulfilledAtTheDesk(OWN, "letter", "kin"));

            given().accept("text/html")
                    .get(href)
                    .then()
                    .statusCode(200)
                    .body(containsString("下载"))
                    .body(containsString("method=\"post\""));
            take(href).statusCode(200);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void aPersonsLinkNeedsTheirSignIn() {
            var id = fulfilledAtTheDesk(OWN, "online", "self");
            database.execute(
                    "insert into package_link (token, request, subject, personal, items, until, content) values"
                            + " (sha256('AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'), '" + id + "', '" + OWN
                            + "', true, '{}', '2026-11-24T00:00:00Z', '\\x00')");

            take("/packages/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").statusCode(401);
            make(id, PASSPHRASE).statusCode(401);
        }

        @Test
        @TestSecurity(user = "platform", roles = "platform")
        void thePlatformMakesNoPackages() {
            make(fulfilledAtTheDesk(OWN, "letter", "kin"), PASSPHRASE).statusCode(403);
        }
    }
}
