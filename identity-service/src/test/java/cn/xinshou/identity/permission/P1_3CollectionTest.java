package cn.xinshou.identity.permission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** None of the twelve items is collected of somebody who has not agreed; one refused does not keep the others from being collected. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(user = "platform", roles = "platform")
@Tag("P1.3")
class P1_3CollectionTest {

    private static final String PURPOSE = "exam-registration";

    private final UUID subject = UUID.randomUUID();

    @Inject
    Database database;

    @BeforeEach
    void nobodyAgreedToAnything() {
        Consents.forget();
    }

    @AfterEach
    void tidyUp() {
        Consents.forget();
        database.empty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\": \"李明\"",
                "\"phone\": \"13812345678\"",
                "\"idNumber\": \"11010519491231002X\"",
                "\"sex\": \"男\"",
                "\"ethnicity\": \"汉族\"",
                "\"nationality\": \"中国\"",
                "\"city\": \"北京\"",
                "\"education\": \"本科\"",
                "\"address\": \"长安街1号\"",
                "\"email\": \"li@example.cn\"",
                "\"userName\": \"liming\""
            })
    void isNotCollectedOfSomebodyWhoWasNotAsked(String item) {
        nothingIsCollected("{" + item + "}");
    }

    @Test
    void oneItemRefusedIsNamedAndNothingOfTheRestIsKeptBehindThePersonsBack() {
        Consents.grant(subject, PURPOSE, "name");

        put("{\"name\": \"李明\", \"phone\": \"13812345678\"}").statusCode(403).body("errors.field", contains("phone"));
        assertThat(held()).isZero();
        put("{\"name\": \"李明\"}").statusCode(201);
        assertThat(held()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slow", "failing", "talking nonsense"})
    void noAnswerIsANo(String mood) {
        Consents.grant(subject, PURPOSE, "name");
        Consents.mood(mood);

        put("{\"name\": \"李明\"}").statusCode(503);
        assertThat(held()).isZero();
    }

    @Test
    @Tag("control-broken")
    void somethingCollectedUnaskedIsNoticed() {
        AskingNobody.install();

        assertThatThrownBy(() -> nothingIsCollected("{\"name\": \"李明\"}")).isInstanceOf(AssertionError.class);
        assertThat(held()).isEqualTo(1);
    }

    private void nothingIsCollected(String body) {
        put(body).statusCode(403).body("promise", equalTo("P1.3")).body("reason", equalTo("not-asked"));
        assertThat(held()).isZero();
    }

    private ValidatableResponse put(String body) {
        return given().spec(Doors.json())
                .body(body)
                .put("/profiles/{s}?purpose={p}", subject, PURPOSE)
                .then();
    }

    private long held() {
        return database.count("select count(*) from profile_item where subject = '" + subject + "'");
    }
}
