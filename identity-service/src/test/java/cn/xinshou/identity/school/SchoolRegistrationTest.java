package cn.xinshou.identity.school;

import static cn.xinshou.identity.school.Schools.PURPOSE;
import static cn.xinshou.identity.school.Schools.STAFF;
import static cn.xinshou.identity.school.Schools.asPerson;
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
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
        database.untilAllIsSaid();
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
}
