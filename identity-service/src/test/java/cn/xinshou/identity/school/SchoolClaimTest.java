package cn.xinshou.identity.school;

import static cn.xinshou.identity.school.Schools.PURPOSE;
import static cn.xinshou.identity.school.Schools.asPerson;
import static cn.xinshou.identity.school.Schools.claim;
import static cn.xinshou.identity.school.Schools.confirm;
import static cn.xinshou.identity.school.Schools.delegated;
import static cn.xinshou.identity.school.Schools.enter;
import static cn.xinshou.identity.school.Schools.mine;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever the school could not name claims their entry by name and ID number, and whoever guesses gets nothing. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class SchoolClaimTest {

    private static final String[] ITEMS = {"name", "idNumber", "phone", "city"};

    private final UUID subject = UUID.randomUUID();
    private final String number = People.idNumber();

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @Inject
    Profiled profiled;

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
}
