package cn.xinshou.identity.profile;

import static cn.xinshou.identity.profile.ProfileDoor.ITEMS;
import static cn.xinshou.identity.profile.ProfileDoor.OWN;
import static cn.xinshou.identity.profile.ProfileDoor.PURPOSE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class ProfileResourceTest {

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

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void createsAProfileAndReadsItBack() {
            var phone = People.phone();

            profile.put("""
                    {"name": "阿凡提·𠮷㐀", "phone": "%s", "email": "afanti@example.cn"}""".formatted(phone))
                    .statusCode(201)
                    .header("ETag", "\"1\"")
                    .body("version", equalTo(1))
                    .body("items.item", containsInAnyOrder("name", "phone", "email"))
                    .body("items.purpose", hasItem(PURPOSE));

            profile.get(PURPOSE, "name,phone")
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("name", equalTo("阿凡提·𠮷㐀"))
                    .body("phone", equalTo(phone))
                    .body("email", equalTo(null));
        }

        @Test
        void collectsNothingWithoutConsentAndIsToldWhichItemAndWhy() {
            var stranger = UUID.randomUUID();

            profile.put(stranger.toString(), PURPOSE, """
                    {"name": "李明", "phone": "13812345678"}""")
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("errors.field", containsInAnyOrder("name", "phone"))
                    .body("errors.message", hasItem("not-asked"))
                    .body("promise", equalTo("P1.3"));

            assertThat(database.count("select count(*) from profile")).isZero();
        }

        @Test
        void namesOnlyTheItemsThatThePurposeDoesNotCover() {
            profile.put("""
                    {"name": "李明", "userName": "liming"}""")
                    .statusCode(403)
                    .body("errors.field", contains("userName"))
                    .body("errors[0].message", equalTo("item-not-allowed"));
        }

        @Test
        void asksWithTheServicesOwnAccount() {
            profile.put("""
                    {"name": "李明"}""").statusCode(201);

            var question = Consents.questions().getLast();

            assertThat(question.get("authorization").textValue()).isEqualTo("Bearer the-account-of-identity-service");
            assertThat(question.at("/question/resource/properties/items/0").textValue())
                    .isEqualTo("name");
        }

        @ParameterizedTest
        @ValueSource(strings = {"slow", "failing", "talking nonsense"})
        void isDeniedWhenNoDecisionComesBack(String mood) {
            Consents.mood(mood);

            profile.put("""
                    {"name": "李明"}""")
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .contentType("application/problem+json");

            assertThat(database.count("select count(*) from profile")).isZero();
        }

        @Test
        void needsThePresentVersionToChangeAnything() {
            profile.put("""
                    {"name": "李明", "city": "北京"}""").statusCode(201);

            profile.put("""
                    {"name": "李明", "city": "上海"}""").statusCode(428);
            profile.patch("\"7\"", """
                    {"city": "上海"}""").statusCode(412);
            profile.patch("\"1\"", """
                    {"city": "上海"}""").statusCode(200).header("ETag", "\"2\"");
            profile.patch("\"1\"", """
                    {"city": "天津"}""").statusCode(412);
        }

        @Test
        void patchesAndTakesAway() {
            profile.put("""
                    {"name": "李明", "city": "北京", "address": "长安街1号"}""").statusCode(201);

            profile.patch("\"1\"", """
                    {"city": "上海", "address": null}""").statusCode(200);

            profile.get(PURPOSE, "name,city,address")
                    .body("name", equalTo("李明"))
                    .body("city", equalTo("上海"))
                    .body("address", equalTo(null));
        }

        @Test
        void replacesOnlyWhatIsHeldForThePurpose() {
            Consents.grant(subject, "corroboration", "city", "email");
            profile.put("""
                    {"name": "李明", "address": "长安街1号"}""").statusCode(201);
            given().spec(Doors.json())
                    .header("If-Match", "\"1\"")
                    .body("""
                            {"city": "北京"}""")
                    .put("/profiles/{subject}?purpose=corroboration", subject)
                    .then()
                    .statusCode(200);

            given().spec(Doors.json())
                    .header("If-Match", "\"2\"")
                    .body("""
                            {"name": "李明"}""")
                    .put("/profiles/{subject}?purpose=exam-registration", subject)
                    .then()
                    .statusCode(200)
                    .body("items.item", containsInAnyOrder("name", "city"));
        }

        @Test
        void cannotChangeWhatIsImmutable() {
            var idNumber = People.idNumber();
            profile.put("""
                    {"name": "李明", "idNumber": "%s", "registrationNumber": "K2026-1"}""".formatted(idNumber)).statusCode(201);

            profile.patch("\"1\"", """
                    {"idNumber": "%s", "registrationNumber": null}""".formatted(People.idNumber()))
                    .statusCode(409)
                    .body("type", equalTo("/problems/item-immutable"))
                    .body("rule", equalTo("P5.2"))
                    .body("errors.field", containsInAnyOrder("idNumber", "registrationNumber"))
                    .body("errors[0].message", containsString("P5.2"));
            profile.patch("\"1\"", """
                    {"idNumber": "%s"}""".formatted(idNumber)).statusCode(200).header("ETag", "\"1\"");
        }

        @Test
        void isRefusedAnIdNumberThatIsSomebodyElses() {
            var idNumber = People.idNumber();
            profile.put("""
                    {"idNumber": "%s"}""".formatted(idNumber)).statusCode(201);
            var other = UUID.randomUUID();
            Consents.grant(other, PURPOSE, ITEMS);

            profile.put(other.toString(), PURPOSE, """
                    {"idNumber": "%s"}""".formatted(idNumber.toLowerCase(java.util.Locale.ROOT)))
                    .statusCode(409)
                    .body("type", equalTo("/problems/id-number-taken"))
                    .body("errors.field", contains("idNumber"));
        }

        @Test
        void seesThatDateOfBirthAndIdNumberMustAgree() {
            profile.put("""
                    {"idNumber": "%s", "birthDate": "2001-03-01"}""".formatted(People.idNumber(LocalDate.of(2001, 2, 28))))
                    .statusCode(400)
                    .body("errors.field", contains("birthDate"));
        }

        @Test
        void doesNotReadForAPurposeThatNobodyAgreedTo() {
            profile.put("""
                    {"phone": "13812345678"}""").statusCode(201);

            profile.get("exam-news", "phone")
                    .statusCode(403)
                    .body("reason", equalTo("collected-for-other-purpose"))
                    .body("promise", equalTo("P1.6"))
                    .body("errors[0].field", equalTo("phone"));
        }

        @Test
        void leavesATraceWithEveryRead() {
            profile.put("""
                    {"name": "李明", "phone": "13812345678"}""").statusCode(201);
            profile.get(PURPOSE, "phone").statusCode(200);

            given().spec(Doors.json())
                    .get("/profiles/{subject}/readers", subject)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].items", contains("phone"))
                    .body("items[0].purpose", equalTo(PURPOSE))
                    .body("items[0].reader", equalTo("platform"))
                    .body("next", equalTo(null));
        }

        @Test
        void readsTheHistoryLikeTheItemsThemselves() {
            profile.put("""
                    {"city": "北京"}""").statusCode(201);
            profile.patch("\"1\"", """
                    {"city": "上海"}""").statusCode(200);

            given().spec(Doors.json())
                    .get("/profiles/{subject}/history?purpose={p}&items=city&limit=1", subject, PURPOSE)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].value", equalTo("上海"))
                    .body("items[0].action", equalTo("changed"))
                    .body("next", notNullValue());
        }

        @Test
        void findsNothingOfAnUnknownPerson() {
            profile.get(PURPOSE, "name").statusCode(404);
            profile.patch("\"1\"", """
                    {"name": "李明"}""").statusCode(404);
        }
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    class AsDataSubject {

        @Test
        void readsAllOfTheirOwnWithoutAnybodysPermission() {
            profile.put(OWN, PURPOSE, """
                    {"name": "李明", "city": "北京"}""").statusCode(201);
            Consents.forget();

            given().spec(Doors.json())
                    .get("/me/profile")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("name", equalTo("李明"))
                    .body("city", equalTo("北京"));

            assertThat(Consents.questions()).isEmpty();
        }

        @Test
        void correctsWhatIsHeldWithoutAnybodysPermission() {
            profile.put(OWN, PURPOSE, """
                    {"city": "北京"}""").statusCode(201);
            Consents.forget();

            given().spec(Doors.mergePatch())
                    .header("If-Match", "\"1\"")
                    .body("""
                            {"city": "上海"}""")
                    .patch("/me/profile")
                    .then()
                    .statusCode(200);
            given().spec(Doors.mergePatch())
                    .header("If-Match", "\"2\"")
                    .body("""
                            {"name": "李明"}""")
                    .patch("/me/profile")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("purpose"));
        }

        @Test
        void seesWhoReadWhat() {
            profile.put(OWN, PURPOSE, """
                    {"city": "北京"}""").statusCode(201);
            given().spec(Doors.json()).get("/me/profile").then().statusCode(200);

            given().spec(Doors.json())
                    .get("/me/profile/readers")
                    .then()
                    .statusCode(200)
                    .body("items[0].role", equalTo("data-subject"))
                    .body("items[0].purpose", equalTo("rights-requests"));
        }

        @Test
        void hasNoWayToAnotherPersonsProfile() {
            given().spec(Doors.json()).get("/profiles/{s}", subject).then().statusCode(403);
            profile.put(subject.toString(), PURPOSE, "{}").statusCode(403);
            given().spec(Doors.json())
                    .get("/profiles/{s}/history", subject)
                    .then()
                    .statusCode(403);
            given().spec(Doors.json())
                    .get("/profiles/{s}/readers", subject)
                    .then()
                    .statusCode(403);
        }

        @Test
        void cannotPlaceAnOrder() {
            given().spec(Doors.json())
                    .body("{}")
                    .post("/profiles/{s}/registration-orders", OWN)
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    @TestSecurity(user = "officer", roles = "privacy-officer")
    class AsOfficer {

        @Test
        void readsNothingWithoutACase() {
            profile.get(PURPOSE, "name").statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            profile.get(PURPOSE, "name").statusCode(401);
            profile.put("{}").statusCode(401);
            given().spec(Doors.json()).get("/me/profile").then().statusCode(401);
        }
    }
}
