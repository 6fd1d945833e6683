package cn.xinshou.identity.profile;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a registration order locks stays as it is for its period, and an order is placed once. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(user = "platform", roles = "platform")
class RegistrationLockTest {

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

    private ValidatableResponse order(String items, String from, String until) {
        return given().spec(Doors.json())
                .body("""
                        {"order": "O-1", "exam": "2026 autumn", "items": %s, "from": "%s", "until": "%s"}
                        """.formatted(items, from, until))
                .post("/profiles/{subject}/registration-orders", subject)
                .then();
    }

    @Test
    void findsOrderedItemsLockedWithinThePeriodOnly() {
        profile.put("""
                {"name": "李明", "city": "北京", "phone": "13812345678", "email": "li@example.cn"}""").statusCode(201);
        var now = clock.instant();
        var until = now.plus(Duration.ofDays(10)).toString();
        order("[\"name\", \"city\", \"phone\"]", now.minusSeconds(60).toString(), until)
                .statusCode(201)
                .body("locked", containsInAnyOrder("name", "city"));

        profile.patch("\"1\"", """
                {"city": "上海"}""")
                .statusCode(409)
                .body("type", equalTo("/problems/item-locked"))
                .body("rule", equalTo("P5.2"))
                .body("until", notNullValue())
                .body("order", equalTo("O-1"))
                .body("errors[0].field", equalTo("city"))
                .body("errors[0].message", containsString("until"));
        profile.patch("\"1\"", """
                {"phone": "13912345678", "email": "ming@example.cn"}""").statusCode(200);
        clock.advance(Duration.ofDays(11));
        profile.patch("\"2\"", """
                {"city": "上海"}""").statusCode(200);
    }

    @Test
    void liftsALockByDeletingTheOrder() {
        profile.put("""
                {"name": "李明"}""").statusCode(201);
        var now = clock.instant();
        order("[\"name\"]", now.minusSeconds(1).toString(), now.plusSeconds(600).toString())
                .statusCode(201);

        given().spec(Doors.json())
                .delete("/profiles/{subject}/registration-orders/O-1", subject)
                .then()
                .statusCode(204);

        profile.patch("\"1\"", """
                {"name": "李鸣"}""").statusCode(200);
    }

    @Test
    void placesAnOrderOnceHoweverOftenItIsSent() {
        var from = clock.instant().toString();
        var until = clock.instant().plusSeconds(600).toString();
        order("[\"name\"]", from, until).statusCode(201);

        order("[\"name\"]", from, until).statusCode(201);
        order("[\"city\"]", from, until).statusCode(409).body("type", equalTo("/problems/order-differs"));
    }

    @Test
    void isRefusedAnOrderThatEndsBeforeItBegins() {
        order("[\"name\"]", "2026-11-02T00:00:00Z", "2026-11-01T00:00:00Z")
                .statusCode(400)
                .body("errors.field", contains("until"));
    }
}
