package cn.xinshou.identity.request.lostaccount;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Mails;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.message.Mailroom;
import cn.xinshou.identity.request.Desk;
import cn.xinshou.identity.request.clock.DeskClock;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever lost their account fetches their package by a link that goes to the mailbox they showed to be theirs, and nobody else does. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.3")
class P5_3LostAccountPackageTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final String PASSPHRASE = "seven green lanterns over Suzhou";
    private static final AtomicInteger TURN = new AtomicInteger();

    private final String phone = People.phone();

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    Mailroom mailroom;

    @Inject
    DeskClock deskClock;

    @Inject
    MovableClock clock;

    private UUID person = UUID.randomUUID();

    /** Each test has minutes of its own, so that none uses up another's share. */
    @BeforeEach
    void somebodyIsKnown() {
        clock.stopAt(NOON.plus(Duration.ofMinutes(10L * TURN.incrementAndGet())));
        person = profiled.with("""
                {"name": "李明", "phone": "%s", "email": "li@example.cn", "city": "上海"}""".formatted(phone));
        database.execute("delete from outgoing_message");
        Mails.forget();
        Acting.asNobody();
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        database.execute("truncate outgoing_message, lost_account_request");
        Acting.asNobody();
    }

    private String known() {
        return "{\"name\": \"李明\", \"phone\": \"%s\"}".formatted(phone);
    }

    private static JsonPath asks(String kind, String claimed) {
        return given().spec(Doors.json())
                .body("{\"kind\": \"%s\", \"claimed\": %s}".formatted(kind, claimed))
                .post("/lost-account-requests")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse does(JsonPath asked, String act, String body) {
        return given().spec(Doors.json())
                .header("Request-Token", asked.getString("token"))
                .body(body)
                .post("/lost-account-requests/{id}/{act}", asked.getString("id"), act)
                .then();
    }

    private static ValidatableResponse wantsPackage(JsonPath asked) {
        return does(asked, "package", "{\"passphrase\": \"" + PASSPHRASE + "\"}");
    }

    private JsonPath proved(String kind) {
        var asked = asks(kind, known());
        does(asked, "verify", "{\"items\": %s}".formatted(known())).statusCode(200);
        does(asked, "verify", "{\"method\": \"mail-code\"}").statusCode(200);
        mailroom.handOn();
        does(asked, "verify", "{\"code\": \"%s\"}".formatted(Mails.code()))
                .statusCode(200)
                .body("state", equalTo("fulfilled"));
        return asked;
    }

    /** The way to the package, as the mail says it. */
    private String mailedLink() {
        mailroom.handOn();
        var mail = Mails.handed().getLast();
        assertThat(mail.at("/kind").textValue()).isEqualTo("package-ready");
        assertThat(mail.at("/subject").textValue()).isEqualTo(person.toString());
        return URI.create(mail.at("/parameters/link").textValue()).getPath();
    }

    private static ValidatableResponse take(String link) {
        return given().spec(Doors.json()).accept("application/zip").post(link).then();
    }

    private static ArrayList<String> names(byte[] zip, String passphrase) throws IOException {
        var names = new ArrayList<String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), passphrase.toCharArray())) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                in.readAllBytes();
                names.add(entry.getFileName());
            }
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "access"})
    void theLinkGoesToTheMailboxAndOpensThePackageOnce(String kind) throws IOException {
        var asked = proved(kind);
        wantsPackage(asked).statusCode(202).body(not(containsString("/packages/")));
        var link = mailedLink();

        given().accept("text/html").get(link).then().statusCode(200).body(containsString("下载"));
        var zip = take(link).statusCode(200).extract().asByteArray();

        assertThat(names(zip, PASSPHRASE)).contains("data.json", "data.pdf");
        assertThatThrownBy(() -> names(zip, PASSPHRASE + "!")).isInstanceOf(ZipException.class);
        take(link).statusCode(410).body("type", equalTo("/problems/package-taken"));
        assertThat(database.count("select count(*) from profile_read where reader = 'link' and role = 'self'"))
                .isOne();
    }

    @Test
    void aLinkRunsOut() {
        wantsPackage(proved("copy")).statusCode(202);
        var link = mailedLink();
        clock.advance(Duration.ofDays(3));

        take(link).statusCode(410).body("type", equalTo("/problems/package-expired"));
    }

    @Test
    void aNewLinkTakesThePlaceOfTheOneBefore() {
        var asked = proved("copy");
        wantsPackage(asked).statusCode(202);
        var first = mailedLink();
        wantsPackage(asked).statusCode(202);
        var second = mailedLink();

        take(first).statusCode(404);
        take(second).statusCode(200);
    }

    @Test
    void anotherPersonsTokenHasNothingMailed() {
        var mine = proved("copy");
        var others = asks("copy", "{\"name\": \"王芳\", \"phone\": \"%s\"}".formatted(People.phone()));
        var before = Mails.handed().size();

        given().spec(Doors.json())
                .header("Request-Token", others.getString("token"))
                .body("{\"passphrase\": \"" + PASSPHRASE + "\"}")
                .post("/lost-account-requests/{id}/package", mine.getString("id"))
                .then()
                .statusCode(404);

        mailroom.handOn();
        assertThat(Mails.handed()).hasSize(before);
    }

    @Test
    void nothingIsMailedBeforeItIsShownWhoAskedWhetherThePersonIsKnownOrNot() {
        var known = asks("copy", known());
        var unknown = asks("copy", "{\"name\": \"李明\", \"phone\": \"%s\"}".formatted(People.phone()));

        var one = wantsPackage(known).statusCode(409).extract().asString();
        var other = wantsPackage(unknown).statusCode(409).extract().asString();

        assertThat(strip(other)).isEqualTo(strip(one));
        mailroom.handOn();
        assertThat(Mails.handed()).isEmpty();
    }

    private static String strip(String answer) {
        return answer.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id");
    }

    @Test
    void aMailboxThatNobodyShowedToBeTheirsIsSentNothing() {
        var asked = asks("copy", known());
        does(asked, "verify", "{\"method\": \"manual\"}").statusCode(200);
        Acting.asOfficer("officer");
        String request =
                given().spec(Doors.json()).get("/requests").then().extract().path("items[0].id");
        Desk.act(request, "verify", "{\"lookedAt\": \"身份证原件\"}").statusCode(200);
        Desk.act(request, "fulfil", "{}").statusCode(200);
        Acting.asNobody();

        wantsPackage(asked).statusCode(403).body("type", equalTo("/problems/not-established"));
    }

    @Test
    void aPassphraseThatCanBeGuessedIsRefused() {
        does(proved("copy"), "package", "{\"passphrase\": \"aaaaaaaaaaaaa1\"}").statusCode(400);
    }

    @Test
    void whoeverSignsInIsMailedTheirLinkToo() {
        Acting.asPerson(person, clock.instant());
        var id = Desk.filed("{\"kind\": \"copy\"}");
        Desk.act(id, "verify").statusCode(200);
        String href = given().spec(Doors.json())
                .body("{\"passphrase\": \"" + PASSPHRASE + "\"}")
                .post("/requests/{id}/package", id)
                .then()
                .statusCode(201)
                .extract()
                .path("href");

        assertThat(mailedLink()).isEqualTo(href);

        Acting.asPerson(UUID.randomUUID(), clock.instant());
        take(href).statusCode(403).body("type", equalTo("/problems/package-of-another"));
    }

    /** The mailbox on file is the person's; kin are handed their link by the desk. */
    @Test
    void kinsLinkGoesToNoMailbox() {
        Acting.asOfficer("officer");
        var id = Desk.filed("""
                {"subject": "%s", "kind": "copy", "channel": "counter", "requester": "kin"}""".formatted(person));
        Desk.act(id, "verify", "{\"lookedAt\": \"户口本\"}").statusCode(200);
        Desk.act(id, "fulfil", "{}").statusCode(200);
        given().spec(Doors.json())
                .body("{\"passphrase\": \"" + PASSPHRASE + "\"}")
                .post("/requests/{id}/package", id)
                .then()
                .statusCode(201);

        mailroom.handOn();

        assertThat(Mails.handed())
                .extracting(mail -> mail.at("/kind").textValue())
                .doesNotContain("package-ready");
    }

    @Test
    void whatNobodyShowedToBeTheirsIsKeptNoLongerWhetherThePersonIsKnownOrNot() {
        var known = asks("copy", known());
        var unknown = asks("copy", "{\"name\": \"李明\", \"phone\": \"%s\"}".formatted(People.phone()));
        clock.advance(Duration.ofDays(15).minusSeconds(1));
        deskClock.look();
        assertThat(rows()).isEqualTo(2);

        clock.advance(Duration.ofSeconds(1));
        deskClock.look();

        assertThat(rows()).isZero();
        for (var asked : new JsonPath[] {known, unknown}) {
            given().spec(Doors.json())
                    .header("Request-Token", asked.getString("token"))
                    .get("/lost-account-requests/{id}", asked.getString("id"))
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void whatWasLeftToTheDeskLooksTheSameUntilAnAnswerIsDue() {
        var unknown = asks("copy", "{\"name\": \"李明\", \"phone\": \"%s\"}".formatted(People.phone()));
        does(unknown, "verify", "{\"method\": \"manual\"}").statusCode(200);
        clock.advance(Duration.ofDays(16));
        deskClock.look();
        given().spec(Doors.json())
                .header("Request-Token", unknown.getString("token"))
                .get("/lost-account-requests/{id}", unknown.getString("id"))
                .then()
                .body("state", equalTo("verifying"));

        clock.advance(Duration.ofDays(14));
        deskClock.look();

        assertThat(rows()).isZero();
    }

    @Test
    void whatWasShownToBeTheirsStays() {
        proved("copy");
        clock.advance(Duration.ofDays(40));

        deskClock.look();

        assertThat(rows()).isOne();
    }

    private long rows() {
        return database.count("select count(*) from lost_account_request");
    }
}
