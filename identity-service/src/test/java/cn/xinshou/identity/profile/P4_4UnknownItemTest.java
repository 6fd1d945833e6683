package cn.xinshou.identity.profile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.picture.Photos;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing irrelevant is collected: what is not among the items is refused by its name, and a photo brings nothing along. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(user = "platform", roles = "platform")
@Tag("P4.4")
class P4_4UnknownItemTest {

    private static final String PURPOSE = "exam-registration";
    private static final String[] ALL = Item.words().toArray(String[]::new);

    private final UUID subject = UUID.randomUUID();

    @Inject
    Database database;

    @BeforeEach
    void everythingIsPermitted() {
        Consents.forget();
        Consents.grant(subject, PURPOSE, ALL);
    }

    @AfterEach
    void tidyUp() {
        database.empty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shoeSize", "religion", "Name", "names", "id_number", "income"})
    void isRefusedByNameWhenAProfileIsPut(String unknown) {
        put("{\"name\": \"李明\", \"%s\": \"43\"}".formatted(unknown))
                .statusCode(400)
                .body("errors.field", contains(unknown))
                .body("errors.message", contains("is no item of a profile"));
        onlyItemsAreHeld(0);
    }

    @Test
    void isRefusedByNameWhenAProfileIsPatched() {
        put("{\"name\": \"李明\"}").statusCode(201);

        given().spec(Doors.mergePatch())
                .header("If-Match", "\"1\"")
                .body("{\"city\": \"北京\", \"shoeSize\": \"43\", \"income\": null}")
                .patch("/profiles/{s}?purpose={p}", subject, PURPOSE)
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("shoeSize", "income"));
        onlyItemsAreHeld(1);
    }

    @Test
    void isRefusedInsideOfAGuardianToo() {
        put("{\"guardian\": {\"name\": \"李父\", \"income\": \"9000\"}}")
                .statusCode(400)
                .body("errors.field", contains("guardian"))
                .body("errors[0].message", not(containsString("9000")));
        onlyItemsAreHeld(0);
    }

    @Test
    void doesNotComeInBesideAPhoto() {
        var clean = Photos.picture("jpeg", 300, 400);
        var fromPhone = Photos.withSegment(clean, 0xE1, Photos.exif(1));

        put("{\"photo\": \"%s\"}".formatted(base64(fromPhone))).statusCode(201);

        given().spec(Doors.json())
                .get("/profiles/{s}?purpose={p}&items=photo", subject, PURPOSE)
                .then()
                .statusCode(200)
                .body("photo", equalTo(base64(clean)));
    }

    @Test
    @Tag("control-broken")
    void somethingElseThatIsHeldIsNoticed() {
        put("{\"name\": \"李明\"}").statusCode(201);
        database.execute("insert into profile_item (subject, item, sealed, purpose, since)"
                + " select subject, 'shoeSize', sealed, purpose, since from profile_item");

        assertThatThrownBy(() -> onlyItemsAreHeld(2)).isInstanceOf(AssertionError.class);
    }

    private void onlyItemsAreHeld(int howMany) {
        var words = "'" + String.join("', '", ALL) + "'";
        assertThat(database.count("select count(*) from profile_item where item not in (" + words + ")"))
                .isZero();
        assertThat(database.count("select count(*) from profile_change where item not in (" + words + ")"))
                .isZero();
        assertThat(database.count("select count(*) from profile_item")).isEqualTo(howMany);
    }

    private ValidatableResponse put(String body) {
        return given().spec(Doors.json())
                .body(body)
                .put("/profiles/{s}?purpose={p}", subject, PURPOSE)
                .then();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
