package cn.xinshou.identity.profile;

import static cn.xinshou.identity.profile.ProfileDoor.PURPOSE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same write, however often and however many at once, has one effect. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(user = "platform", roles = "platform")
class ProfileOnceTest {

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
    void puttingTheSameAgainCreatesNothing() {
        profile.put("""
                {"name": "李明"}""").statusCode(201);

        given().spec(Doors.json())
                .header("If-Match", "\"1\"")
                .body("""
                        {"name": "李明"}""")
                .put("/profiles/{subject}?purpose=exam-registration", subject)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void getsTheFirstAnswerAgainForTheSameKey() {
        var body = """
                {"name": "李明"}""";
        var key = UUID.randomUUID().toString();
        given().spec(Doors.json())
                .header("Idempotency-Key", key)
                .body(body)
                .put("/profiles/{s}?purpose={p}", subject, PURPOSE)
                .then()
                .statusCode(201);

        given().spec(Doors.json())
                .header("Idempotency-Key", key)
                .body(body)
                .put("/profiles/{s}?purpose={p}", subject, PURPOSE)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1));
        given().spec(Doors.json())
                .header("Idempotency-Key", key)
                .body("""
                {"name": "李鸣"}""")
                .put("/profiles/{s}?purpose={p}", subject, PURPOSE)
                .then()
                .statusCode(422);
    }

    @Test
    void createsOneProfileHoweverManyTryAtOnce() throws Exception {
        var body = """
                {"name": "李明", "idNumber": "%s"}""".formatted(People.idNumber());
        var url = Doors.url("/profiles/" + subject + "?purpose=" + PURPOSE);

        var codes = thousandTimesAtOnce(
                () -> given().spec(Doors.json()).body(body).put(url).statusCode());

        assertThat(codes).containsOnly(201, 428).containsOnlyOnce(201);
        assertThat(database.count("select count(*) from profile_change")).isEqualTo(2);
    }

    @Test
    void getsOneAnswerForOneKeyHoweverManyTryAtOnce() throws Exception {
        var body = """
                {"name": "李明", "idNumber": "%s"}""".formatted(People.idNumber());
        var url = Doors.url("/profiles/" + subject + "?purpose=" + PURPOSE);
        var key = UUID.randomUUID().toString();

        var answers = thousandTimesAtOnce(() -> {
            var answer = given().spec(Doors.json())
                    .header("Idempotency-Key", key)
                    .body(body)
                    .put(url);
            return answer.statusCode() + answer.header("ETag") + answer.asString();
        });

        assertThat(Set.copyOf(answers)).singleElement().asString().startsWith("201\"1\"");
        assertThat(database.count("select count(*) from profile_change")).isEqualTo(2);
    }

    private static <T> List<T> thousandTimesAtOnce(Callable<T> call) throws Exception {
        var results = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(32)) {
            for (var result : threads.invokeAll(Collections.nCopies(1_000, call))) {
                results.add(result.get());
            }
        }
        return results;
    }
}
