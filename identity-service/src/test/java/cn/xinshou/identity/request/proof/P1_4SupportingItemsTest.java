package cn.xinshou.identity.request.proof;

import static cn.xinshou.identity.request.Desk.act;
import static cn.xinshou.identity.request.Desk.filed;
import static cn.xinshou.identity.request.Desk.look;
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
import cn.xinshou.identity.item.Item;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks is shown by the mailbox on file, and where no mail arrives by at least two supporting items, used for that alone. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P1.4")
class P1_4SupportingItemsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final String phone = People.phone();
    private final String idNumber = People.idNumber();

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    MovableClock clock;

    UUID person;

    @BeforeEach
    void somebodyIsKnown() {
        clock.stopAt(NOON);
        Mails.forget();
        person = profiled.with("""
                {"name": "李明", "phone": "%s", "idNumber": "%s", "city": "上海"}""".formatted(phone, idNumber));
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        database.execute("truncate outgoing_message, lost_account_request");
        Acting.asNobody();
    }

    private String filedLongAfterSignIn(String kind) {
        Acting.asPerson(person, NOON.minus(Duration.ofHours(5)));
        return filed("{\"kind\": \"%s\"}".formatted(kind));
    }

    private ValidatableResponse shows(String id, String items) {
        return act(id, "verify", "{\"items\": " + items + "}");
    }

    @Test
    void twoOfThemEstablishWhoAsked() {
        var id = filedLongAfterSignIn("deletion");

        shows(id, "{\"name\": \"李明\", \"phone\": \"+86 %s\"}".formatted(phone))
                .statusCode(200)
                .body("state", equalTo("in-progress"));
    }

    @Test
    void allOfThemHaveToAgreeAndNothingIsEchoed() {
        var id = filedLongAfterSignIn("deletion");

        shows(id, "{\"name\": \"王芳\", \"phone\": \"%s\"}".formatted(phone))
                .statusCode(403)
                .body("type", equalTo("/problems/not-established"))
                .body("errors.field", equalTo(java.util.List.of("items")))
                .body(not(containsString(phone)));
        look(id).body("state", equalTo("verifying"));
        assertThat(database.dump()).doesNotContain("王芳", phone);
    }

    @Test
    @Tag("control-broken")
    void aComparisonThatBelievesEverythingIsNoticed() {
        QuarkusMock.installMockForType(
                new SupportingItems(null, null, clock) {
                    @Override
                    public boolean agree(UUID subject, Map<Item, JsonNode> given, String request) {
                        return true;
                    }
                },
                SupportingItems.class);

        assertThatThrownBy(this::allOfThemHaveToAgreeAndNothingIsEchoed).isInstanceOf(AssertionError.class);
    }

    @Test
    void thePersonSeesThatTheyWereLookedAt() {
        var id = filedLongAfterSignIn("deletion");
        shows(id, "{\"name\": \"李明\", \"idNumber\": \"%s\"}".formatted(idNumber))
                .statusCode(200);

        assertThat(database.count("select count(*) from profile_read where case_id = '%s'".formatted(id)))
                .isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"phone": "13800000000"}
            {"name": "李明", "city": "上海"}
            {"phone": "13800000000", "sex": "男"}
            {"phone": "13800000000", "ethnicity": "汉族"}
            {"phone": "13800000000", "nationality": "中国"}
            {"phone": "13800000000", "sex": "男", "ethnicity": "汉族"}
            {"phone": "13800000000", "shoeSize": "43"}
            {"phone": "1", "name": "李明"}
            {"phone": null, "name": "李明"}
            {}
            """)
    void tooLittleIsNoProofAndNoTry(String items) {
        var id = filedLongAfterSignIn("deletion");

        shows(id, items).statusCode(400);

        assertThat(database.count("select items_wrong from request")).isZero();
    }

    @Test
    void fiveTriesAndThenAnotherWay() {
        var id = filedLongAfterSignIn("deletion");
        for (var i = 0; i < 5; i++) {
            shows(id, "{\"name\": \"王芳\", \"phone\": \"%s\"}".formatted(phone)).statusCode(403);
        }

        shows(id, "{\"name\": \"李明\", \"phone\": \"%s\"}".formatted(phone))
                .statusCode(409)
                .body("type", equalTo("/problems/proof-spent"));
        act(id, "verify", "{\"method\": \"mail-code\"}").statusCode(200);
        act(id, "verify", "{\"code\": \"%s\"}".formatted(Mails.code()))
                .statusCode(200)
                .body("state", equalTo("in-progress"));
    }

    @Nested
    class ByCode {

        @Test
        void aCodeIsMailedAndShownAndKeptAsAHashOnly() {
            var id = filedLongAfterSignIn("copy");
            act(id, "verify", "{\"method\": \"mail-code\"}")
                    .statusCode(200)
                    .body("state", equalTo("verifying"))
                    .body("verification.codeUntil", equalTo("2026-11-23T04:10:00Z"));
            var mail = Mails.handed().getLast();
            assertThat(mail.at("/kind").textValue()).isEqualTo("identity-code");
            assertThat(mail.at("/subject").textValue()).isEqualTo(person.toString());
            assertThat(database.dump()).doesNotContain(Mails.code());

            act(id, "verify", "{\"code\": \"%s\"}".formatted(Mails.code()))
                    .statusCode(200)
                    .body("state", equalTo("fulfilled"));
        }

        @Test
        void aCodeIsGoodForTenMinutesAndForItsRequest() {
            var id = filedLongAfterSignIn("deletion");
            var other = filedLongAfterSignIn("deletion");
            act(id, "verify", "{\"method\": \"mail-code\"}").statusCode(200);

            var code = Mails.code();
            act(other, "verify", "{\"code\": \"%s\"}".formatted(code)).statusCode(403);
            act(other, "verify", "{\"method\": \"mail-code\"}").statusCode(200);
            assertThat(Mails.code()).as("one in a million times they are equal").isNotEqualTo(code);
            act(other, "verify", "{\"code\": \"%s\"}".formatted(code)).statusCode(403);
            clock.advance(Duration.ofMinutes(10).minusSeconds(1));
            act(other, "verify", "{\"code\": \"%s\"}".formatted(Mails.code())).statusCode(200);
            clock.advance(Duration.ofSeconds(1));
            act(id, "verify", "{\"code\": \"%s\"}".formatted(code))
                    .statusCode(403)
                    .body("errors.field", equalTo(java.util.List.of("code")));
        }

        @Test
        void guessingEndsAfterFiveTries() {
            var id = filedLongAfterSignIn("deletion");
            act(id, "verify", "{\"method\": \"mail-code\"}").statusCode(200);
            var right = Mails.code();
            var wrong = right.equals("000000") ? "000001" : "000000";
            for (var i = 0; i < 5; i++) {
                act(id, "verify", "{\"code\": \"%s\"}".formatted(wrong)).statusCode(403);
            }

            act(id, "verify", "{\"code\": \"%s\"}".formatted(right)).statusCode(409);
            act(id, "verify", "{\"method\": \"mail-code\"}").statusCode(409);
        }

        /** Whoever guesses all at once gets no more tries than whoever waits for each answer. */
        @Test
        void parallelGuessesAreCountedOneAfterTheOther() throws Exception {
            var id = filedLongAfterSignIn("deletion");
            act(id, "verify", "{\"method\": \"mail-code\"}").statusCode(200);
            var right = Mails.code();
            var url = Doors.url("/requests/" + id + "/verify");
            var wrong = IntStream.range(0, 20)
                    .mapToObj("%06d"::formatted)
                    .filter(code -> !code.equals(right))
                    .<Callable<Integer>>map(code -> () -> given().spec(Doors.json())
                            .body("{\"code\": \"" + code + "\"}")
                            .post(url)
                            .statusCode())
                    .toList();

            try (var threads = Executors.newFixedThreadPool(8)) {
                assertThat(threads.invokeAll(wrong))
                        .map(code -> code.get())
                        .containsOnly(403, 409)
                        .filteredOn(code -> code == 403)
                        .hasSize(5);
            }
            act(id, "verify", "{\"code\": \"%s\"}".formatted(right)).statusCode(409);
        }

        @Test
        void withoutAMailServerNothingIsLost() {
            var id = filedLongAfterSignIn("deletion");
            Mails.away();

            act(id, "verify", "{\"method\": \"mail-code\"}").statusCode(503);

            Mails.forget();
            look(id).body("state", equalTo("received"));
            act(id, "verify", "{\"method\": \"mail-code\"}").statusCode(200);
        }

        @Test
        void noMoreThanThreeAreSent() {
            var id = filedLongAfterSignIn("deletion");
            for (var i = 0; i < 3; i++) {
                act(id, "verify", "{\"method\": \"mail-code\"}").statusCode(200);
            }

            act(id, "verify", "{\"method\": \"mail-code\"}").statusCode(409);
        }
    }

    @Test
    void anOfficerSaysWhatTheyLookedAtWhereSomebodyAsksForAnother() {
        Acting.asOfficer("officer");
        var id = filed("""
                {"subject": "%s", "kind": "copy", "channel": "counter", "requester": "kin"}""".formatted(person));

        act(id, "verify").statusCode(400).body("errors.field", equalTo(java.util.List.of("lookedAt")));
        act(id, "verify", "{\"lookedAt\": \"死亡证明与户口本\"}").statusCode(200).body("state", equalTo("in-progress"));

        look(id).body("correspondence.kind", equalTo(java.util.List.of("verification")));
    }

    @Test
    void anOfficerLooksWhereThePersonHasNothingToShow() {
        var id = filedLongAfterSignIn("deletion");
        act(id, "verify", "{\"method\": \"manual\"}")
                .statusCode(200)
                .body("state", equalTo("verifying"))
                .body("verification.waitsForDesk", equalTo(true));

        Acting.asOfficer("officer");
        act(id, "verify", "{\"code\": \"123456\"}").statusCode(400);
        act(id, "verify").statusCode(200).body("state", equalTo("in-progress"));
    }
}
