package cn.xinshou.identity.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.erasure.destruction.GivenErasures;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A deletion takes what was asked for: what a form names, what an officer read in words, and everything only where a form says so or nothing is said. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.4")
class P4_4DeletionScopeTest {

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    DropEnded dropEnded;

    @Inject
    GivenErasures erasures;

    private UUID person;

    @BeforeEach
    void aPersonWithTwoItems() {
        Consents.forget();
        person = profiled.with("{\"name\": \"端木祥瑞\", \"city\": \"上海\"}");
        Acting.asOfficer("officer");
    }

    @AfterEach
    void tidyUp() {
        database.empty();
        database.execute("truncate erasure, ended_purpose cascade");
        Acting.asNobody();
    }

    @Test
    void itemsThatTheFormNamesGoAndNoOthers() {
        fulfil(filed("{\"items\": [\"city\"]}"), "")
                .statusCode(200)
                .body("state", org.hamcrest.Matchers.equalTo("fulfilled"));

        carryOut();

        assertThat(held()).isEqualTo("name");
        assertThat(database.count("select count(*) from erasure")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"请删除我的照片\"",
                "\"只删除城市\"",
                "\"除了姓名以外都删除\"",
                "\"please delete only what you do not need\"",
                "\"my phone number please\"",
                "\"Nur meine Stadt\"",
                "\"凡是报名用不上的\"",
                "\"delete all of it\"",
                "\"见来信\"",
                "{\"text\": \"请删除手机号\"}",
                "{\"item\": [\"city\"]}",
                "{\"items\": null}",
                "{\"everything\": null}",
                "{\"everything\": true, \"text\": \"不过照片留着\"}"
            })
    void wordsAreReadByAPersonFirst(String details) {
        var id = filed(details);

        fulfil(id, "").statusCode(409).body("errors.field", contains("scope"));
        carryOut();

        assertThat(held()).isEqualTo("city name");
    }

    @Test
    void whatAnOfficerReadInWordsGoes() {
        fulfil(filed("\"请删除我所在的城市\""), ", \"scope\": {\"items\": [\"city\"]}").statusCode(200);

        carryOut();

        assertThat(held()).isEqualTo("name");
    }

    @Test
    void anOfficerMayReadEverythingInWords() {
        fulfil(filed("\"照片和其他一切\""), ", \"scope\": {\"everything\": true}").statusCode(200);

        carryOut();

        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"everything\": true}"})
    void everythingGoesWhereThatIsWhatWasSaid(String details) {
        fulfil(filed(details), "").statusCode(200);

        carryOut();

        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"items": "city"}                         | items
            {"items": []}                             | items
            {"items": ["city", "shoeSize"]}           | items
            {"items": [7]}                            | items
            {"items": [null]}                         | items
            {"items": {"city": true}}                 | items
            {"purposes": "exam-registration"}         | purposes
            {"purposes": []}                          | purposes
            {"purposes": ["No Purpose"]}              | purposes
            {"everything": "yes"}                     | everything
            {"everything": false}                     | everything
            {"everything": true, "items": ["city"]}   | everything
            {"everything": true, "purposes": ["x"]}   | everything
            """)
    void aFormThatCannotBeReadIsRefusedByTheNameOfItsField(String details, String field) {
        file(details).statusCode(400).body("errors.field", contains("details." + field));
    }

    @Test
    void whateverIsSaidBesideItemsTakesNoMoreOfThem() {
        fulfil(filed("{\"items\": [\"city\"], \"text\": \"以及一切其他信息\"}"), "").statusCode(200);

        carryOut();

        assertThat(held()).isEqualTo("name");
    }

    @Test
    void whatIsHeldForAPurposeThatTheFormNamesGoesAndNothingElse() {
        heldForEducation("city");

        fulfil(filed("{\"purposes\": [\"education\"]}"), "").statusCode(200);
        carryOut();

        assertThat(held()).isEqualTo("name");
    }

    @Test
    void itemsAndPurposesGoTogether() {
        heldForEducation("city");

        fulfil(filed("{\"purposes\": [\"education\"], \"items\": [\"name\"]}"), "")
                .statusCode(200);
        carryOut();

        assertThat(held()).isEmpty();
    }

    @Test
    void anOfficerMayReadAPurposeInWords() {
        heldForEducation("city");

        fulfil(filed("\"学历核对用的都不要了\""), ", \"scope\": {\"purposes\": [\"education\"]}")
                .statusCode(200);
        carryOut();

        assertThat(held()).isEqualTo("name");
    }

    private void heldForEducation(String item) {
        database.execute("update profile_item set purpose = 'education' where item = '" + item + "' and subject = '"
                + person + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"items\": []}",
                "{\"everything\": false}",
                "{\"everything\": true, \"items\": [\"city\"]}",
                "{\"items\": [\"shoeSize\"]}",
                "{\"purposes\": [\"No Purpose\"]}"
            })
    void anOfficersScopeHasToSayOneThing(String scope) {
        fulfil(filed("\"照片\""), ", \"scope\": " + scope).statusCode(400);
        carryOut();

        assertThat(held()).isEqualTo("city name");
    }

    private void carryOut() {
        dropEnded.look();
        database.execute("delete from outgoing_message");
        erasures.carryOut();
    }

    private String held() {
        return database.text(
                "select coalesce(string_agg(item, ' ' order by item), '') from profile_item where subject = '" + person
                        + "'");
    }

    private ValidatableResponse file(String details) {
        return given().spec(Doors.json())
                .body("""
                        {"subject": "%s", "kind": "deletion", "channel": "letter", "details": %s}""".formatted(person, details))
                .post("/requests")
                .then();
    }

    private String filed(String details) {
        String id = file(details).statusCode(201).extract().path("id");
        given().spec(Doors.json()).post("/requests/{id}/verify", id).then().statusCode(200);
        return id;
    }

    private static ValidatableResponse fulfil(String id, String scope) {
        return given().spec(Doors.json())
                .body("{\"answer\": \"已处理\"" + scope + "}")
                .post("/requests/{id}/fulfil", id)
                .then();
    }
}
