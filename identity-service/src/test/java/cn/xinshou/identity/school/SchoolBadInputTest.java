package cn.xinshou.identity.school;

import static cn.xinshou.identity.school.Schools.PURPOSE;
import static cn.xinshou.identity.school.Schools.asPerson;
import static cn.xinshou.identity.school.Schools.asStaff;
import static cn.xinshou.identity.school.Schools.delegated;
import static cn.xinshou.identity.school.Schools.enter;
import static cn.xinshou.identity.school.Schools.entered;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a school's software, or somebody in its place, sends where candidates are meant. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class SchoolBadInputTest {

    private final UUID subject = UUID.randomUUID();

    @Inject
    Database database;

    @BeforeEach
    void agree() {
        Consents.forget();
        Consents.grant(subject, PURPOSE, "name", "idNumber", "phone", "city");
    }

    @AfterEach
    void tidyUp() {
        Acting.asNobody();
        Consents.forget();
        database.empty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name     | 李明😀
            name     | 李\\u202E明
            name     | \\uD842
            name     | 李\\u0000明
            city     | 亚特兰蒂斯
            city     | 北京\\u0000
            phone    | １３８１２３４５６７８
            idNumber | 11010119900230001X
            idNumber | 110101900101001
            idNumber | １１０１０１１９９００１０１００１１
            """)
    void aStrangeValueIsRefusedByTheNameOfItsItemWithoutAnEcho(String item, String value) {
        enter(delegated(), """
                [{"row": "A-1", "subject": "%s", "items": {"%s": "%s"}}]""".formatted(subject, item, value))
                .statusCode(200)
                .body("refused", equalTo(1))
                .body("rows[0].errors.field", hasItem(item))
                .body(not(containsString("1101")))
                .body(not(containsString("亚特兰蒂斯")));
        assertThat(database.count("select count(*) from school_entry")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"㐀㐁", "𠮷野家", "阿依古丽·买买提"})
    void rareCharactersOfRealNamesComeBackToTheCandidate(String name) {
        entered(delegated(), "A-1", subject, "{\"name\": \"" + name + "\"}");

        Schools.mine(subject).statusCode(200).body("items[0].items.name", equalTo(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\\u0000", "A😀", "A\\u202E1", "../../x", "=1+1", " ", "A-123456789012345678901234"})
    void aRowsNumberIsNoPlaceForAnythingElse(String row) {
        enter(delegated(), """
                [{"row": "%s", "subject": "%s", "items": {"name": "李明"}}]""".formatted(row, subject))
                .statusCode(200)
                .body("refused", equalTo(1))
                .body("rows[0].errors.field", hasItem("row"));
    }

    @Test
    void tenMegabytesAreRefusedBeforeTheyAreRead() {
        enter(delegated(), "[{\"row\": \"A-1\", \"items\": {\"name\": \"" + "a".repeat(10_000_000) + "\"}}]")
                .statusCode(413)
                .contentType("application/problem+json");
        assertThat(database.count("select count(*) from school_entry")).isZero();
    }

    @Test
    void aDeepNestOfListsIsNoList() {
        enter(delegated(), "[".repeat(20_000)).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void theSamePersonTwiceInOneRequestIsTwoEntriesOfWhichEachIsJudged() {
        enter(delegated(), """
                [{"row": "A-1", "subject": "%1$s", "items": {"name": "李明"}},
                 {"row": "A-1", "subject": "%1$s", "items": {"name": "李鸣"}}]""".formatted(subject))
                .statusCode(200)
                .body("entered", equalTo(1))
                .body("refused", equalTo(1))
                .body("rows[1].errors.field", hasItem("row"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\": \"name\"}",
                "{\"items\": [\"shoeSize\"]}",
                "{\"items\": [null]}",
                "{\"items\": [\"name\", {}]}",
                "{\"item\": [\"name\"]}",
                "[]",
                "\"name\""
            })
    void aConfirmationThatIsNoneChangesNothing(String body) {
        var entry = entered(delegated(), "A-1", subject, "{\"name\": \"李明\"}");

        Schools.confirm(subject, entry, body).statusCode(400).contentType("application/problem+json");

        assertThat(database.count("select count(*) from profile")).isZero();
        assertThat(database.count("select count(*) from school_entry where sealed is not null"))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "-1", "99999999999999999999", "1-1-1-1-1", "%F0%9F%98%80"})
    void whatIsNoIdLeadsNowhere(String id) {
        asStaff();
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body("[]")
                .post("/delegations/" + id + "/candidates")
                .then()
                .statusCode(400)
                .body("type", startsWith("/problems/"));
        asPerson(subject);
        given().urlEncodingEnabled(false)
                .get("/me/school-entries/" + id)
                .then()
                .statusCode(400)
                .body("type", startsWith("/problems/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=x", "limit=0", "limit=-1", "limit=99999999999999999999", "limit=x"})
    void whatIsNoPlaceInAListIsNamed(String query) {
        var delegation = delegated();
        asStaff();
        given().urlEncodingEnabled(false)
                .get("/delegations/" + delegation + "/candidates?" + query)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(query.substring(0, query.indexOf('='))));
    }

    @Test
    void anotherPersonsEntryAndNoneAreAlike() {
        var number = People.idNumber();
        var entry = entered(delegated(), "A-1", subject, "{\"name\": \"李明\", \"idNumber\": \"" + number + "\"}");
        asPerson(UUID.randomUUID());
        var others =
                given().spec(Doors.json()).get("/me/school-entries/{id}", entry).then();
        var none = given().spec(Doors.json())
                .get("/me/school-entries/{id}", UUID.randomUUID())
                .then();

        assertThat(others.extract().statusCode())
                .isEqualTo(404)
                .isEqualTo(none.extract().statusCode());
        assertThat(others.extract().<String>path("detail"))
                .isEqualTo(none.extract().path("detail"));
    }
}
