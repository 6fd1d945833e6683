package cn.xinshou.identity.access.search;

import static cn.xinshou.identity.Staffed.OFFICER;
import static cn.xinshou.identity.Staffed.RESPONDER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.Staffed;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
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

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.1")
class PeopleResourceTest {

    private static final String LETTER = "letter:2026-118";

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

    @BeforeEach
    void trained() {
        staffed.train(OFFICER);
        staffed.train(RESPONDER);
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
    }

    private static ValidatableResponse search(String item, String value, String caseId) {
        return search("{\"%s\": \"%s\", \"case\": \"%s\"}".formatted(item, value, caseId));
    }

    private static ValidatableResponse search(String body) {
        return given().spec(Doors.json()).body(body).post("/people/search").then();
    }

    @Nested
    @TestSecurity(user = OFFICER, roles = "privacy-officer")
    class AsOfficer {

        @Test
        void findsPeopleByExactValueAndLearnsIdsOnly() {
            var phone = People.phone();
            var number = People.idNumber();
            var one = profiled.with("""
                    {"phone": "%s", "idNumber": "%s", "email": "li@example.cn", "name": "李明"}""".formatted(phone, number));
            var other = profiled.with("{\"phone\": \"%s\", \"name\": \"王明\"}".formatted(phone));

            search("phone", phone, LETTER)
                    .statusCode(200)
                    .body("items.subject", containsInAnyOrder(one.toString(), other.toString()));
            search("idNumber", number, LETTER).body("items", contains(java.util.Map.of("subject", one.toString())));
            search("email", "li@example.cn", LETTER).body("items.subject", contains(one.toString()));
        }

        @Test
        void findsWhatIsWrittenInAnotherWay() {
            var phone = People.phone();
            var person = profiled.with("{\"phone\": \"%s\"}".formatted(phone));

            search("phone", "+86 " + phone, LETTER).statusCode(200).body("items.subject", contains(person.toString()));
        }

        @Test
        void findsNobodyByAPartOrAfterTheValueIsGone() {
            var phone = People.phone();
            profiled.with("{\"phone\": \"%s\"}".formatted(phone));

            search("phone", People.phone(), LETTER)
                    .statusCode(200)
                    .body("items", empty())
                    .body("next", equalTo(null));
            search("phone", phone.substring(0, 7), LETTER).statusCode(400);
        }

        @Test
        void isSeenByWhoeverIsFound() {
            var phone = People.phone();
            var person = profiled.with("{\"phone\": \"%s\"}".formatted(phone));

            search("phone", phone, LETTER).statusCode(200);

            assertThat(database.count("select count(*) from profile_read where subject = '" + person
                            + "' and items = '{search-by-phone}' and reader = '" + OFFICER
                            + "' and case_id = 'letter:2026-118' and case_kind = 'intake'"))
                    .isOne();
        }

        @Test
        void leavesAFactWithoutTheValueEvenIfNobodyIsFound() {
            var phone = People.phone();
            database.untilAllIsSaid();
            try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
                search("phone", phone, LETTER).statusCode(200);

                var searched = topic.next("cn.xinshou.identity.people-searched.v1", OFFICER, Duration.ofSeconds(60));
                assertThat(new String(searched.value(), StandardCharsets.UTF_8))
                        .contains("\"item\":\"phone\"", "\"found\":0")
                        .doesNotContain(phone);
            }
            assertThat(database.dump()).doesNotContain(phone);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", ", \"case\": null", ", \"case\": \"no-such-case\"", ", \"case\": \"letter:13812345678\""
                })
        void findsNobodyWithoutACase(String caseId) {
            search("{\"phone\": \"13812345678\"" + caseId + "}")
                    .statusCode(403)
                    .body("type", equalTo("/problems/staff-access-denied"))
                    .body("errors.field", contains("case"));
        }

        @Test
        void findsNobodyUntrained() {
            database.execute("delete from training_record");

            search("phone", "13812345678", LETTER).statusCode(403).body("errors.field", contains("training"));
        }

        @Test
        void worksOnAnOpenRequestToo() {
            search("phone", "13812345678", staffed.request(UUID.randomUUID())).statusCode(200);
            search("phone", "13812345678", staffed.request(UUID.randomUUID(), "copy", "withdrawn"))
                    .statusCode(403);
        }

        @Test
        void searchesThirtyTimesAnHour() {
            database.execute("insert into people_search (used_by, role, item, case_id, found, at) select '" + OFFICER
                    + "', 'privacy-officer', 'phone', 'x', 0, now() from generate_series(1, 29)");

            search("phone", "13812345678", LETTER).statusCode(200);
            search("phone", "13812345678", LETTER).statusCode(429);
            clock.advance(Duration.ofMinutes(61));
            search("phone", "13812345678", LETTER).statusCode(200);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"case": "letter:1"}                                                       | phone
                {"phone": "13812345678", "email": "li@example.cn", "case": "letter:1"}     | phone
                {"phone": "not a phone", "case": "letter:1"}                               | phone
                {"phone": 13812345678, "case": "letter:1"}                                 | phone
                {"idNumber": "110101200102280011", "case": "letter:1"}                     | idNumber
                {"email": "no mail", "case": "letter:1"}                                   | email
                {"name": "李明", "case": "letter:1"}                                        | name
                """)
        void isToldWhichFieldIsWrongAndNothingElse(String body, String field) {
            var answer = search(body)
                    .statusCode(400)
                    .body("errors[0].field", containsString(field))
                    .extract()
                    .asString();

            assertThat(answer).doesNotContain("13812345678", "李明", "110101200102280011");
        }

        @Test
        void neverAsksByAddress() {
            given().spec(Doors.json())
                    .get("/people/search?phone=13812345678")
                    .then()
                    .statusCode(405);
        }
    }

    @Nested
    @TestSecurity(user = RESPONDER, roles = "responder")
    class AsResponder {

        @Test
        void findsPeopleForAnIncidentAndNoLetter() {
            staffed.incident("2026-0007", false, "null");

            search("phone", "13812345678", "2026-0007").statusCode(200);
            search("phone", "13812345678", LETTER).statusCode(403);
        }
    }

    @Nested
    @TestSecurity(
            user = "somebody",
            roles = {"data-subject", "platform", "auditor", "operator", "approver"})
    class AsAnybodyElse {

        @Test
        void findsNobody() {
            search("phone", "13812345678", LETTER).statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            search("phone", "13812345678", LETTER).statusCode(401);
        }
    }
}
