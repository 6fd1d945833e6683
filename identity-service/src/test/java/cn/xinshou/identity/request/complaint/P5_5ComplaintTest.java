package cn.xinshou.identity.request.complaint;

import static cn.xinshou.identity.request.Desk.act;
import static cn.xinshou.identity.request.Desk.filed;
import static cn.xinshou.identity.request.Desk.look;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Mails;
import cn.xinshou.identity.message.Mailroom;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A complaint is one person's own, is looked into once, at its place, by the desk, and they are told what became of it. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.5")
class P5_5ComplaintTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final String JUSTIFIED = "{\"outcome\": \"justified\", \"answer\": \"重新办理\"}";

    private final UUID person = UUID.randomUUID();

    @Inject
    Database database;

    @Inject
    Mailroom mailroom;

    @Inject
    MovableClock clock;

    @BeforeEach
    void beginAnew() {
        clock.stopAt(NOON);
        database.execute("delete from outgoing_message");
        Mails.forget();
        Acting.asPerson(person, NOON);
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        database.execute("truncate complaint");
        Acting.asNobody();
    }

    private static String verified(String kind) {
        var id = filed("{\"kind\": \"%s\"}".formatted(kind));
        act(id, "verify").statusCode(200);
        return id;
    }

    private static ValidatableResponse complain(String body) {
        return given().spec(Doors.json()).body(body).post("/complaints").then();
    }

    private static String complained() {
        return complain("{\"words\": \"太慢\"}").statusCode(201).extract().path("id");
    }

    private static ValidatableResponse decide(String complaint, String decision) {
        return given().spec(Doors.json())
                .body(decision)
                .post("/complaints/{id}/decide", complaint)
                .then();
    }

    private static List<Integer> atOnce(String path, String body) throws Exception {
        var url = Doors.url(path);
        try (var threads = Executors.newFixedThreadPool(8)) {
            return threads
                    .invokeAll(IntStream.range(0, 8)
                            .<Callable<Integer>>mapToObj(i -> () -> given().spec(Doors.json())
                                    .body(body)
                                    .post(url)
                                    .statusCode())
                            .toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }
    }

    /** Otherwise whoever refused could decide about their own refusal. */
    @Test
    void oneAboutARequestIsDecidedAtTheRequest() {
        var id = verified("deletion");
        Acting.asOfficer("officer");
        act(id, "refuse", "{\"ground\": \"a\", \"reason\": \"重复\"}").statusCode(200);
        Acting.asPerson(person, NOON);
        String complaint =
                act(id, "complain", "{\"words\": \"并不重复\"}").extract().path("complaint.id");
        Acting.asOfficer("officer");

        decide(complaint, JUSTIFIED).statusCode(409).body("type", equalTo("/problems/request-state"));

        look(id).body("complaint.state", equalTo("open"));
    }

    @Test
    void isDecidedOnceHoweverManyDecideAtOnce() throws Exception {
        var complaint = complained();
        Acting.asOfficer("officer");

        assertThat(atOnce("/complaints/" + complaint + "/decide", JUSTIFIED))
                .containsOnly(200, 409)
                .containsOnlyOnce(200);
    }

    @Test
    void oneAboutARequestIsTakenInOnceHoweverManyComeAtOnce() throws Exception {
        var id = verified("deletion");

        assertThat(atOnce("/requests/" + id + "/complain", "{\"words\": \"太慢\"}"))
                .containsOnly(200, 409)
                .containsOnlyOnce(200);
    }

    @Test
    void isOfWhoeverMakesIt() {
        complain("{\"words\": \"太慢\", \"subject\": \"%s\"}".formatted(UUID.randomUUID()))
                .statusCode(403);
    }

    @Test
    void isNotDecidedByWhoeverMadeIt() {
        decide(complained(), JUSTIFIED).statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({"justified, overturned", "unjustified, upheld"})
    void thePersonIsToldWhatBecameOfIt(String outcome, String told) {
        var complaint = complained();
        Acting.asOfficer("officer");
        decide(complaint, JUSTIFIED.replace("justified", outcome)).statusCode(200);

        mailroom.handOn();

        assertThat(Mails.handed()).singleElement().satisfies(mail -> {
            assertThat(mail.at("/subject").textValue()).isEqualTo(person.toString());
            assertThat(mail.at("/parameters/outcome").textValue()).isEqualTo(told);
            assertThat(mail.toString()).doesNotContain("重新办理");
        });
    }

    /** The first package may have been short of something. */
    @Test
    void oneThatIsRightAboutAPackageLeadsToAnotherPackage() {
        var id = verified("copy");
        takes(id).statusCode(200);
        act(id, "complain", "{\"words\": \"缺少照片\"}").statusCode(200);
        Acting.asOfficer("officer");
        act(id, "decide-complaint", JUSTIFIED).statusCode(200);
        act(id, "fulfil", "{}").statusCode(200);
        Acting.asPerson(person, NOON);

        takes(id).statusCode(200);
        takes(id).statusCode(410);
    }

    private static ValidatableResponse takes(String id) {
        return given().spec(Doors.json())
                .accept("application/zip")
                .get("/requests/{id}/package", id)
                .then();
    }
}
