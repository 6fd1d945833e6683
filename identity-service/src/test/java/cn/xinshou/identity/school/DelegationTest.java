package cn.xinshou.identity.school;

import static cn.xinshou.identity.school.Schools.PURPOSE;
import static cn.xinshou.identity.school.Schools.STAFF;
import static cn.xinshou.identity.school.Schools.asPerson;
import static cn.xinshou.identity.school.Schools.asStaff;
import static cn.xinshou.identity.school.Schools.confirm;
import static cn.xinshou.identity.school.Schools.delegated;
import static cn.xinshou.identity.school.Schools.enter;
import static cn.xinshou.identity.school.Schools.entered;
import static cn.xinshou.identity.school.Schools.revoke;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a delegation lets a school's staff do, until when, and what happens to what they entered when it ends. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class DelegationTest {

    private static final String[] ITEMS = {"name", "idNumber", "phone", "city"};

    private final UUID subject = UUID.randomUUID();
    private final String number = People.idNumber();

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @BeforeEach
    void agree() {
        Consents.forget();
        Consents.grant(subject, PURPOSE, ITEMS);
    }

    @AfterEach
    void tidyUp() {
        Acting.asNobody();
        clock.reset();
        Consents.forget();
        database.empty();
    }

    private String items() {
        return "{\"name\": \"李明\", \"idNumber\": \"%s\", \"phone\": \"13812345678\"}".formatted(number);
    }

    private String claimable(String row) {
        return "[{\"row\": \"%s\", \"items\": %s}]".formatted(row, items());
    }

    private long waiting() {
        return database.count("select count(*) from school_entry where sealed is not null");
    }

    @Test
    void aRevokedDelegationTakesWhatNobodyConfirmedWithIt() {
        var delegation = delegated();
        var confirmed = entered(delegation, "A-1", subject, "{\"name\": \"李明\"}");
        confirm(subject, confirmed, "{}").statusCode(200);
        var left = entered(delegation, "A-2", subject, items());

        revoke(delegation).statusCode(200).body("erased", equalTo(1));

        revoke(delegation).statusCode(200).body("erased", equalTo(0));
        assertThat(waiting()).isZero();
        confirm(subject, left, "{}").statusCode(409).body("state", equalTo("revoked"));
        given().spec(Doors.json()).get("/me/profile").then().body("name", equalTo("李明"));
        enter(delegation, claimable("A-3"))
                .statusCode(409)
                .body("type", equalTo("/problems/delegation-ended"))
                .body("state", equalTo("revoked"));
    }

    @Test
    void afterItsEndNothingIsEnteredAndWhatWaitsCanStillBeConfirmed() {
        var delegation = delegated(Instant.now().plus(Duration.ofDays(3)), 5);
        var entry = entered(delegation, "A-1", subject, items());
        clock.advance(Duration.ofDays(4));

        enter(delegation, claimable("A-2")).statusCode(409).body("state", equalTo("ended"));
        confirm(subject, entry, "{}").statusCode(200);
    }

    @Test
    void onlyTheStaffThatADelegationNamesCanUseIt() {
        var delegation = delegated();
        Acting.as(Schools.OTHER_STAFF, "school-staff");

        given().spec(Doors.json())
                .body(claimable("A-1"))
                .post("/delegations/{id}/candidates", delegation)
                .then()
                .statusCode(404);
        given().spec(Doors.json()).get("/delegations/{id}", delegation).then().statusCode(404);
        given().spec(Doors.json())
                .get("/delegations/{id}/candidates", delegation)
                .then()
                .statusCode(404);
        given().spec(Doors.json()).get("/delegations").then().statusCode(200).body("items", hasSize(0));
        asStaff();
        given().spec(Doors.json())
                .get("/delegations")
                .then()
                .body("items.id", contains(delegation.toString()))
                .body("items[0].state", equalTo("open"));
        enter(UUID.randomUUID(), claimable("A-1")).statusCode(404);
    }

    @Test
    void aSchoolHasNoWayIntoAnyProfileAndNoOneElsesPartInRegistration() {
        var delegation = delegated();
        var entry = entered(delegation, "A-1", subject, items());
        asStaff();

        given().spec(Doors.json()).get("/profiles/{s}", subject).then().statusCode(403);
        given().spec(Doors.json())
                .body("{}")
                .put("/profiles/{s}?purpose={p}", subject, PURPOSE)
                .then()
                .statusCode(403);
        given().spec(Doors.json())
                .post("/school-entries/{id}/confirm", entry)
                .then()
                .statusCode(403);
        given().spec(Doors.json()).get("/school-entries").then().statusCode(403);
        Schools.delegate("{}").statusCode(403);
        given().spec(Doors.json())
                .post("/delegations/{id}/revoke", delegation)
                .then()
                .statusCode(403);
        asPerson(subject);
        given().spec(Doors.json()).get("/delegations").then().statusCode(403);
        given().spec(Doors.json())
                .body("[]")
                .post("/delegations/{id}/candidates", delegation)
                .then()
                .statusCode(403);
        Acting.asPlatform();
        given().spec(Doors.json())
                .post("/school-entries/{id}/confirm", entry)
                .then()
                .statusCode(403);
        given().spec(Doors.json())
                .body("[]")
                .post("/delegations/{id}/candidates", delegation)
                .then()
                .statusCode(403);
        given().spec(Doors.json())
                .get("/delegations/{id}/candidates", delegation)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "until": "2020-01-01T00:00:00Z"            | until
            "until": "+99999-01-01T00:00:00Z"          | until
            "until": null                              | until
            "until": "tomorrow"                        | until
            "items": []                                | items
            "items": ["shoeSize"]                      | items
            "items": null                              | items
            "staff": []                                | staff
            "staff": ["school"]                        | staff
            "atMost": 0                                | atMost
            "atMost": 10001                            | atMost
            "atMost": "5"                              | atMost
            "purpose": "Exam Registration"             | purpose
            "school": "示例中学"                         | school
            "schoolName": "a\\u0000b"                   | schoolName
            "exam": " "                                | exam
            """)
    void aDelegationIsWellFormedOrRefusedByName(String change, String field) {
        Acting.asOfficer("officer");
        var body = """
                {"school": "4111010001", "schoolName": "示例中学", "purpose": "exam-registration", "exam": "e",
                 "items": ["name"], "staff": ["%s"], "until": "2099-01-01T00:00:00Z", "atMost": 5}""".formatted(STAFF);
        var name = change.substring(0, change.indexOf(':'));

        var answer = Schools.delegate(
                        body.replaceFirst(name + ": (\\[[^]]*]|\"[^\"]*\"|\\d+)", change.replace("\\", "\\\\")))
                .statusCode(400);

        assertThat(answer.extract().jsonPath().<String>getList("errors.field"))
                .anySatisfy(named -> assertThat(named).contains(field));
    }
}
