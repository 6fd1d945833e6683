package cn.xinshou.identity.school;

import static cn.xinshou.identity.school.Schools.PURPOSE;
import static cn.xinshou.identity.school.Schools.asStaff;
import static cn.xinshou.identity.school.Schools.claim;
import static cn.xinshou.identity.school.Schools.confirm;
import static cn.xinshou.identity.school.Schools.delegated;
import static cn.xinshou.identity.school.Schools.enter;
import static cn.xinshou.identity.school.Schools.entered;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
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
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
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
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows and files as schools send them: each is taken once, refused by name, or left out alone. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class SchoolRowsTest {

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
