package cn.xinshou.identity.school;

import static cn.xinshou.identity.school.Schools.PURPOSE;
import static cn.xinshou.identity.school.Schools.STAFF;
import static cn.xinshou.identity.school.Schools.asPerson;
import static cn.xinshou.identity.school.Schools.asStaff;
import static cn.xinshou.identity.school.Schools.claim;
import static cn.xinshou.identity.school.Schools.confirm;
import static cn.xinshou.identity.school.Schools.delegated;
import static cn.xinshou.identity.school.Schools.enter;
import static cn.xinshou.identity.school.Schools.entered;
import static cn.xinshou.identity.school.Schools.mine;
import static cn.xinshou.identity.school.Schools.reject;
import static cn.xinshou.identity.school.Schools.revoke;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.local.Contract;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A school enters its candidates; each candidate decides (集体报名). */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class SchoolRegistrationTest {

    private static final String[] ITEMS = {"name", "idNumber", "phone", "city"};

    private final UUID subject = UUID.randomUUID();
    private final String number = People.idNumber();

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @Inject
    Profiled profiled;

    @Inject
    EntryEnds ends;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

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
    void whatASchoolEntersIsShownToTheCandidateWithWhoDidIt() {
        var entry = entered(delegated(), "A-1", subject, items());

        mine(subject)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(entry.toString()))
                .body("items[0].school", equalTo("4111010001"))
                .body("items[0].schoolName", equalTo("示例中学"))
                .body("items[0].enteredBy", equalTo(STAFF))
                .body("items[0].state", equalTo("waiting"))
                .body("items[0].items.name", equalTo("李明"))
                .body("items[0].entered", contains("idNumber", "name", "phone"));
        given().spec(Doors.json())
                .get("/me/school-entries/{id}", entry)
                .then()
                .statusCode(200)
                .body("items.phone", equalTo("13812345678"));
        given().spec(Doors.json()).get("/me/profile").then().statusCode(404);
        assertThat(database.count("select count(*) from profile_read where subject = '" + subject + "'"))
                .isEqualTo(2);
    }

    @Test
    void onceConfirmedItIsPartOfTheProfileAndTheHistorySaysWhoEnteredIt() {
        var entry = entered(delegated(), "A-1", subject, items());

        confirm(subject, entry, "{}")
                .statusCode(200)
                .body("state", equalTo("confirmed"))
                .body("confirmed", containsInAnyOrder("name", "idNumber", "phone"))
                .body("profileVersion", equalTo(1));

        given().spec(Doors.json()).get("/me/profile").then().statusCode(200).body("name", equalTo("李明"));
        given().spec(Doors.json())
                .get("/me/profile/history")
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[0].actor", equalTo(subject.toString()))
                .body("items[0].role", equalTo("data-subject"))
                .body("items[0].enteredBy", equalTo(STAFF))
                .body("items[0].schoolEntry", equalTo(entry.toString()));
        mine(subject)
                .body("items[0].state", equalTo("confirmed"))
                .body("items[0].items.size()", equalTo(0))
                .body("items[0].decidedAt", notNullValue());
        assertThat(waiting()).isZero();
    }

    @Test
    void onlyWhatIsConfirmedIsTakenAndTheRestIsErased() {
        var entry = entered(delegated(), "A-1", subject, items());

        confirm(subject, entry, "{\"items\": [\"name\"]}").statusCode(200).body("confirmed", contains("name"));

        given().spec(Doors.json()).get("/me/profile").then().body("size()", equalTo(1));
        assertThat(waiting()).isZero();
        confirm(subject, entry, "{\"items\": [\"phone\"]}")
                .statusCode(409)
                .body("type", equalTo("/problems/entry-state"))
                .body("state", equalTo("confirmed"));
    }

    @Test
    void whatIsHeldAlreadyStaysWhereTheSchoolSaysNothing() {
        asPerson(subject);
        given().spec(Doors.json())
                .body("{\"city\": \"北京\"}")
                .put("/me/profile?purpose={p}", PURPOSE)
                .then()
                .statusCode(201);
        var entry = entered(delegated(), "A-1", subject, "{\"name\": \"李明\"}");

        confirm(subject, entry, "{}").statusCode(200).body("profileVersion", equalTo(2));

        given().spec(Doors.json())
                .get("/me/profile")
                .then()
                .body("city", equalTo("北京"))
                .body("name", equalTo("李明"));
    }

    @Test
    void theRulesOfTheProfileHoldForWhatASchoolEntered() {
        var owner = profiled.with("{\"idNumber\": \"%s\"}".formatted(number));
        Consents.grant(owner, PURPOSE, ITEMS);
        var delegation = delegated();
        var other = entered(delegation, "A-1", owner, "{\"idNumber\": \"%s\"}".formatted(People.idNumber()));
        var taken = entered(delegation, "A-2", subject, items());

        confirm(owner, other, "{}").statusCode(409).body("type", equalTo("/problems/item-immutable"));
        confirm(subject, taken, "{}").statusCode(409).body("type", equalTo("/problems/id-number-taken"));
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void anOrderLocksItsItemsAgainstASchoolToo() {
        asPerson(subject);
        given().spec(Doors.json())
                .body("{\"city\": \"北京\"}")
                .put("/me/profile?purpose={p}", PURPOSE)
                .then()
                .statusCode(201);
        Acting.asPlatform();
        given().spec(Doors.json())
                .body("""
                        {"order": "O-1", "exam": "e", "items": ["city"], "from": "2020-01-01T00:00:00Z", "until": "2099-01-01T00:00:00Z"}""")
                .post("/profiles/{s}/registration-orders", subject)
                .then()
                .statusCode(201);
        var entry = entered(delegated(), "A-1", subject, "{\"city\": \"上海\"}");

        confirm(subject, entry, "{}").statusCode(409).body("type", equalTo("/problems/item-locked"));
    }

    @Test
    void whatIsRejectedIsErased() {
        var entry = entered(delegated(), "A-1", subject, items());

        reject(subject, entry).statusCode(200).body("state", equalTo("rejected"));

        assertThat(waiting()).isZero();
        reject(subject, entry).statusCode(409);
        confirm(subject, entry, "{}").statusCode(409).body("state", equalTo("rejected"));
        mine(subject).body("items[0].state", equalTo("rejected")).body("items[0].items.size()", equalTo(0));
    }

    @Test
    void whoeverKnowsNameAndNumberClaimsTheEntryAndItLiesUnderTheirKeyFromThenOn() {
        var delegation = delegated();
        enter(delegation, claimable("A-1")).statusCode(200).body("entered", equalTo(1));
        mine(subject).body("items", hasSize(0));

        claim(subject, "李明", number.toLowerCase()).statusCode(200).body("claimed", equalTo(1));

        mine(subject).body("items", hasSize(1)).body("items[0].items.phone", equalTo("13812345678"));
        assertThat(database.count("select count(*) from person_key where subject in (select id from school_entry)"))
                .isZero();
        assertThat(database.count("select count(*) from blind_index where subject in (select id from school_entry)"))
                .isZero();
        var entry = UUID.fromString(mine(subject).extract().path("items[0].id"));
        confirm(subject, entry, "{}").statusCode(200);
        claim(UUID.randomUUID(), "李明", number).statusCode(404);
    }

    @Test
    void guessesAreNotToldApartAndStopSoon() {
        enter(delegated(), claimable("A-1")).statusCode(200);
        var guesser = UUID.randomUUID();

        for (var guess : new String[] {"李鸣", "王明", "张明", "刘明", "陈明"}) {
            claim(guesser, guess, number).statusCode(404).body("errors", equalTo(null));
        }

        claim(guesser, "李明", number).statusCode(429);
        clock.advance(Duration.ofHours(25));
        claim(guesser, "李明", number).statusCode(200);
    }

    @Test
    void parallelGuessesAreCountedOneAfterTheOther() throws Exception {
        enter(delegated(), claimable("A-1")).statusCode(200);
        asPerson(subject);
        var url = Doors.url("/me/school-entries/claim");

        try (var threads = Executors.newFixedThreadPool(8)) {
            var codes = threads.invokeAll(IntStream.range(0, 20)
                    .<Callable<Integer>>mapToObj(i -> () -> given().spec(Doors.json())
                            .body("{\"name\": \"李%s\", \"idNumber\": \"%s\"}"
                                    .formatted("甲乙丙丁戊己庚辛壬癸".charAt(i % 10), number))
                            .post(url)
                            .statusCode())
                    .toList());
            assertThat(codes)
                    .map(code -> code.get())
                    .filteredOn(code -> code == 404)
                    .hasSize(5);
            assertThat(codes).map(code -> code.get()).containsOnly(404, 429);
        }
    }

    @Test
    void whoeverHasAnotherNumberOrSomebodyElsesClaimsNothing() {
        enter(delegated(), claimable("A-1")).statusCode(200);
        var withAnother = profiled.with("{\"idNumber\": \"%s\"}".formatted(People.idNumber()));
        claim(withAnother, "李明", number).statusCode(404);

        profiled.with("{\"idNumber\": \"%s\"}".formatted(number));
        claim(subject, "李明", number).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"李明\"}",
                "{\"name\": \"李明\", \"idNumber\": \"110101200102280011\"}",
                "{\"name\": \"李明\", \"idNumber\": null}",
                "{\"name\": \"李明\", \"idNumber\": \"11010519491231002X\", \"phone\": \"13812345678\"}",
                "{\"name\": \"李明\", \"shoeSize\": \"43\"}",
                "[]",
                "null",
                "{"
            })
    void aClaimIsMadeByNameAndNumberAndNothingElse(String body) {
        asPerson(subject);

        given().spec(Doors.json())
                .body(body)
                .post("/me/school-entries/claim")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void whatNobodyConfirmsInTimeIsErased() {
        var delegation = delegated();
        var entry = entered(delegation, "A-1", subject, items());
        enter(delegation, claimable("A-2").replace(number, People.idNumber())).body("entered", equalTo(1));
        clock.advance(Duration.ofDays(14));

        mine(subject).body("items[0].state", equalTo("expired")).body("items[0].items.size()", equalTo(0));
        confirm(subject, entry, "{}").statusCode(409).body("state", equalTo("expired"));
        assertThat(waiting()).isEqualTo(2);

        ends.look();

        assertThat(waiting()).isZero();
        assertThat(database.count("select count(*) from person_key where subject in (select id from school_entry)"))
                .isZero();
        assertThat(database.count("select count(*) from blind_index where item like 'schoolEntry%'"))
                .isZero();
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"row": "A-1", "subject": "%s", "items": {"address": "长安街1号"}}                   | address
            {"row": "A-1", "subject": "%s", "items": {"name": "李明", "photo": "UEsDBAoAAAAAAA=="}} | photo
            {"row": "A-1", "subject": "%s", "items": {"shoeSize": "43"}}                       | shoeSize
            {"row": "A-1", "subject": "%s", "items": {"name": null}}                           | name
            {"row": "A-1", "subject": "%s", "items": {"phone": "12"}}                          | phone
            {"row": "A-1", "subject": "%s", "items": {"idNumber": "110101200102280011"}}       | idNumber
            {"row": "A-1", "subject": "%s", "items": {}}                                       | items
            {"row": "A-1", "subject": "%s"}                                                    | items
            {"row": "A-1", "subject": "%s", "items": ["name"]}                                 | items
            {"row": "A-1", "subject": "1-1-1-1-1", "items": {"name": "李明"}}                   | subject
            {"row": "A-1", "items": {"name": "李明"}}                                           | subject
            {"row": "A-1", "subject": "%s", "items": {"name": "李明"}, "consent": true}         | (a field)
            {"row": "13812345678", "subject": "%s", "items": {"name": "李明"}}                  | row
            {"row": "李明", "subject": "%s", "items": {"name": "李明"}}                          | row
            {"row": 1, "subject": "%s", "items": {"name": "李明"}}                              | row
            {"subject": "%s", "items": {"name": "李明"}}                                        | row
            "A-1"                                                                              | row
            null                                                                               | row
            """)
    void aRowThatIsWrongIsRefusedByNameAndTakesNoOtherWithIt(String row, String field) {
        enter(
                        delegated(),
                        "[" + row.replace("%s", subject.toString()) + ", "
                                + claimable("B-1").substring(1))
                .statusCode(200)
                .body("refused", equalTo(1))
                .body("entered", equalTo(1))
                .body("rows[0].result", equalTo("refused"))
                .body("rows[0].errors.field", hasItem(field))
                .body("rows[1].result", equalTo("entered"));
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void noMoreAreTakenThanTheDelegationSays() {
        var rows = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> "{\"row\": \"A-%d\", \"subject\": \"%s\", \"items\": {\"name\": \"李明\"}}"
                        .formatted(i, UUID.randomUUID()))
                .collect(Collectors.joining(", ", "[", "]"));

        enter(delegated(), rows)
                .statusCode(200)
                .body("entered", equalTo(5))
                .body("refused", equalTo(1))
                .body("rows[5].errors.field", contains("row"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "\"A\"", "[", "{\"rows\": []}"})
    void whatIsNoListOfRowsIsRefused(String body) {
        enter(delegated(), body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void moreThanFiveHundredRowsAreRefusedAtOnce() {
        var rows = IntStream.range(0, 501)
                .mapToObj(i -> "{\"row\": \"A-%d\", \"items\": {}}".formatted(i))
                .collect(Collectors.joining(", ", "[", "]"));

        enter(delegated(), rows).statusCode(400).body("errors.field", contains("(body)"));
    }

    @Test
    void theSameRowAgainChangesNothingAndAnotherOneUnderItsNumberIsRefused() {
        var delegation = delegated();
        var first = enter(delegation, claimable("A-1")).extract().<String>path("rows[0].entry");

        enter(delegation, claimable("A-1"))
                .statusCode(200)
                .body("known", equalTo(1))
                .body("rows[0].entry", equalTo(first));
        enter(delegation, claimable("A-1").replace("13812345678", "13912345678"))
                .body("refused", equalTo(1))
                .body("rows[0].errors.field", contains("row"));
        enter(
                        delegation,
                        claimable("B-1").replace("]", "") + ", "
                                + claimable("B-1").substring(1))
                .body("entered", equalTo(1))
                .body("refused", equalTo(1));
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void manyIdenticalRequestsAtOnceHaveOneEffect() throws Exception {
        var delegation = delegated();
        asStaff();
        var url = Doors.url("/delegations/" + delegation + "/candidates");
        var body = claimable("A-1");

        try (var threads = Executors.newFixedThreadPool(16)) {
            var entered = threads.invokeAll(IntStream.range(0, 32)
                    .<Callable<Integer>>mapToObj(i -> () ->
                            given().spec(Doors.json()).body(body).post(url).path("entered"))
                    .toList());
            assertThat(entered).map(one -> one.get()).containsOnlyOnce(1);
        }
        assertThat(waiting()).isEqualTo(1);
        assertThat(database.count("select entered from delegation")).isEqualTo(1);
    }

    @Test
    void aTableOfASchoolIsReadInTheCharsetItSays() throws Exception {
        var table = "row,name,idNumber,phone\nA-1,阿凡提•买买提,%s,13812345678\n\nA-2,李明,%s,\n"
                .formatted(number, People.idNumber());

        var utf8 = post(delegated(), "text/csv", ("\uFEFF" + table).getBytes(StandardCharsets.UTF_8));
        var gbk = post(
                delegated(), "text/csv; charset=GBK", table.replace("•", "·").getBytes(Charset.forName("GBK")));

        assertThat(utf8.statusCode()).isEqualTo(200);
        assertThat(JsonPath.from(utf8.body()).getInt("entered")).isEqualTo(2);
        assertThat(JsonPath.from(gbk.body()).getInt("entered")).isEqualTo(2);
        claim(subject, "阿凡提·买买提", number).statusCode(200).body("claimed", equalTo(2));
    }

    @Test
    void linesOfJsonAreReadToo() throws Exception {
        var lines = claimable("A-1").replace("[", "").replace("]", "") + "\n\n"
                + claimable("A-2").replace("[", "").replace("]", "") + "\n";

        var answer = post(delegated(), "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));

        assertThat(JsonPath.from(answer.body()).getInt("entered")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/csv                 | row,shoeSize`A-1,43          | column 2
            text/csv                 | row,name`A-1,李明,more        | line 2
            text/csv; charset=big5   | row,name`A-1,x               | Content-Type
            application/x-ndjson     | {"row": "A-1"}`{"row":       | line 2
            text/csv                 | row,name                     | (body)
            """)
    void aFileThatCannotBeReadIsRefusedByLineOrColumn(String type, String content, String field) throws Exception {
        var answer = post(delegated(), type, content.replace('`', '\n').getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isIn(400, 415);
        assertThat(JsonPath.from(answer.body()).<String>getList("errors.field")).contains(field);
    }

    @Test
    void bytesThatAreNotInTheCharsetAreRefused() throws Exception {
        var answer = post(delegated(), "text/csv", "row,name\nA-1,李明".getBytes(Charset.forName("GBK")));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void staffSeeWhatBecameOfEachRowAndNoValue() {
        var delegation = delegated();
        var entry = entered(delegation, "A-1", subject, items());
        confirm(subject, entry, "{}").statusCode(200);
        enter(delegation, claimable("A-2").replace(number, People.idNumber()));

        var answer = given().spec(Doors.json())
                .get("/delegations/{id}/candidates?limit=1", delegation)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].row", equalTo("A-1"))
                .body("items[0].state", equalTo("confirmed"))
                .body("next", notNullValue());
        given().spec(Doors.json())
                .get(
                        "/delegations/{id}/candidates?cursor={c}",
                        delegation,
                        answer.extract().path("next"))
                .then()
                .body("items.row", contains("A-2"))
                .body("items[0].claimed", equalTo(false));
        assertThat(answer.extract().asString()).doesNotContain("李明", number, subject.toString());
        given().spec(Doors.json())
                .get("/delegations/{id}/candidates?cursor=AAAA", delegation)
                .then()
                .statusCode(400);
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

    @Test
    void anotherPersonsEntryLooksLikeNone() {
        var entry = entered(delegated(), "A-1", subject, items());
        var other = UUID.randomUUID();
        Consents.grant(other, PURPOSE, ITEMS);

        mine(other).body("items", hasSize(0));
        confirm(other, entry, "{}").statusCode(404);
        reject(other, entry).statusCode(404);
        given().spec(Doors.json()).get("/me/school-entries/{id}", entry).then().statusCode(404);
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void nobodyIsTurnedAway() {
        Acting.asNobody();
        var id = UUID.randomUUID();

        given().spec(Doors.json()).get("/delegations").then().statusCode(401);
        given().spec(Doors.json()).get("/school-entries").then().statusCode(401);
        given().spec(Doors.json()).get("/me/school-entries").then().statusCode(401);
        given().spec(Doors.json())
                .body("[]")
                .post("/delegations/{id}/candidates", id)
                .then()
                .statusCode(401);
        given().spec(Doors.json())
                .post("/school-entries/{id}/confirm", id)
                .then()
                .statusCode(401);
        given().spec(Doors.json()).post("/delegations/{id}/revoke", id).then().statusCode(401);
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

    @Test
    void whatMayBeConfirmedIsWhatWasEntered() {
        var entry = entered(delegated(), "A-1", subject, "{\"name\": \"李明\"}");

        confirm(subject, entry, "{\"items\": [\"phone\"]}").statusCode(400).body("errors.field", contains("items"));
        confirm(subject, entry, "{\"items\": []}").statusCode(400);
        confirm(subject, entry, "{\"items\": [\"shoeSize\"]}").statusCode(400);
        confirm(subject, entry, "{\"items\": \"name\"}").statusCode(400);
        asPerson(subject);
        given().spec(Doors.json())
                .post("/me/school-entries/{id}/confirm", entry)
                .then()
                .statusCode(200);
    }

    @Test
    void twoConfirmationsAtOnceAreOne() throws Exception {
        var entry = entered(delegated(), "A-1", subject, items());
        asPerson(subject);
        var url = Doors.url("/school-entries/" + entry + "/confirm");

        try (var threads = Executors.newFixedThreadPool(8)) {
            var codes = threads.invokeAll(IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(i -> () ->
                            given().spec(Doors.json()).body("{}").post(url).statusCode())
                    .toList());
            assertThat(codes).map(code -> code.get()).containsOnly(200, 409).containsOnlyOnce(200);
        }
        assertThat(database.count("select count(*) from profile_change")).isEqualTo(3);
    }

    @Test
    void noValueLiesOpenInTheDatabase() {
        var delegation = delegated();
        entered(delegation, "A-1", subject, items());
        enter(delegation, claimable("A-2").replace("李明", "司马𠮷祥"));
        claim(UUID.randomUUID(), "欧阳错", number).statusCode(404);

        assertThat(database.dump()).contains("示例中学").doesNotContain("李明", "司马𠮷祥", "欧阳错", number, "13812345678");
    }

    @Test
    void everyStepIsAFactWithoutValues() {
        var contract = Contract.of("identity-service");
        try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
            var delegation = delegated();
            confirm(subject, entered(delegation, "A-1", subject, items()), "{}").statusCode(200);
            var second = People.idNumber();
            enter(delegation, claimable("A-2").replace(number, second));
            claim(UUID.randomUUID(), "李明", second).statusCode(200);
            revoke(delegation).body("erased", equalTo(1));

            var left = new HashSet<>(Set.of(
                    "school-delegated",
                    "school-entry-made",
                    "school-entry-claimed",
                    "school-entry-confirmed",
                    "school-entry-ended",
                    "school-delegation-revoked"));
            while (!left.isEmpty()) {
                var received = topic.next(Duration.ofSeconds(60));
                var type = Topic.header(received, "ce_type");
                contract.checkEvent(type, received.value());
                assertThat(new String(received.value(), StandardCharsets.UTF_8))
                        .doesNotContain("李明", number, second, "13812345678", "示例中学");
                left.removeIf(fact -> type.equals("cn.xinshou.identity." + fact + ".v1"));
            }
        }
    }

    private static HttpResponse<String> post(UUID delegation, String type, byte[] body)
            throws IOException, InterruptedException {
        asStaff();
        var request = HttpRequest.newBuilder(URI.create(Doors.url("/delegations/" + delegation + "/candidates")))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
