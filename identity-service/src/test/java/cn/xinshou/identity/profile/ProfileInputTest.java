package cn.xinshou.identity.profile;

import static cn.xinshou.identity.profile.ProfileDoor.PURPOSE;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no profile is refused by the name of what is wrong with it. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(user = "platform", roles = "platform")
class ProfileInputTest {

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    private final ProfileDoor profile = ProfileDoor.ofSomebody();
    private final UUID subject = profile.subject();

    @BeforeEach
    void agree() {
        profile.agree();
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
    }

    @Test
    void mustSayWhatItReadsAndWhatFor() {
        profile.put("""
                {"name": "李明"}""").statusCode(201);

        given().spec(Doors.json())
                .get("/profiles/{subject}", subject)
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("purpose", "items"));
        profile.get(PURPOSE, "shoeSize").statusCode(400).body("errors.field", contains("items"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"shoeSize": "43"}                         | shoeSize
            {"idNumber": "110101200102280011"}         | idNumber
            {"idNumber": "110101010228001"}            | idNumber
            {"idNumber": 110101200102280010}           | idNumber
            {"idNumber": "１１０１０１２００１０２２８００１０"} | idNumber
            {"phone": "01088888888"}                   | phone
            {"phone": "１３８１２３４５６７８"}              | phone
            {"email": "nobody"}                        | email
            {"name": "  "}                             | name
            {"name": "李\\u0000明"}                     | name
            {"name": "李\\ud842明"}                     | name
            {"name": "\\u202e李明"}                     | name
            {"name": ["李明"]}                          | name
            {"name": null}                             | name
            {"birthDate": "2001-02-30"}                | birthDate
            {"birthDate": "2999-01-01"}                | birthDate
            {"photo": "UEsDBAoAAAAAAA=="}              | photo
            {"guardian": {"age": "40"}}                | guardian
            {"guardian": {"phone": "12"}}              | guardian
            """)
    void isToldWhichFieldIsWrong(String body, String field) {
        profile.put(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"name\"", "{", "{\"city\": \"a\", \"city\": \"b\"}", "null", "{}"})
    void isToldThatABodyIsNoProfile(String body) {
        profile.put(body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void isNotGivenBackWhatItWroteInAWrongPlace() {
        profile.put("""
                {"李明 13812345678": "name"}""").statusCode(400).body("errors[0].field", not(containsString("李明")));
    }

    @Test
    void isToldThatASubjectIsNoUuid() {
        profile.put("1-1-1-1-1", PURPOSE, "{}").statusCode(400);
    }

    @Test
    void mustGiveAPurpose() {
        given().spec(Doors.json())
                .body("""
                        {"name": "李明"}""")
                .put("/profiles/{subject}", subject)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(containsString("purpose")));
    }
}
