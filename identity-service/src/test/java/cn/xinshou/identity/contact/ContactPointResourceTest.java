package cn.xinshou.identity.contact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class ContactPointResourceTest {

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    ObjectMapper json;

    @AfterEach
    void tidyUp() {
        database.empty();
    }

    private static Response ask(List<UUID> subjects, String purpose) {
        return ask("""
                {"subjects": [%s], "purpose": "%s", "case": "incident-1"}""".formatted(
                subjects.stream().map(subject -> "\"" + subject + "\"").collect(Collectors.joining(",")), purpose));
    }

    private static Response ask(String body) {
        return given().spec(Doors.json())
                .accept("application/x-ndjson")
                .body(body)
                .post("/contact-points");
    }

    @Nested
    @TestSecurity(user = "breach-notifier", roles = "service-breach")
    class AsBreachNotifier {

        @Test
        void getsALineForEverybodyInTheirOrder() {
            var phone = People.phone();
            var known = profiled.with("""
                    {"name": "李𠮷", "phone": "%s", "email": "li@example.cn", "idNumber": "%s"}""".formatted(phone, People.idNumber()));
            var withoutMail = profiled.with("{\"name\": \"王明\"}");
            var unknown = UUID.randomUUID();

            var lines = lines(ask(List.of(unknown, known, withoutMail), "statutory-notice"));

            assertThat(lines)
                    .map(line -> line.get("subject").textValue())
                    .containsExactly(unknown.toString(), known.toString(), withoutMail.toString());
            assertThat(lines.getFirst().get("missing").booleanValue()).isTrue();
            assertThat(lines.get(1).toString())
                    .contains("李𠮷", phone, "li@example.cn", "\"language\":\"zh\"")
                    .doesNotContain("idNumber", "missing");
            assertThat(lines.getLast().has("email")).isFalse();
        }

        /** What the desk has itself told goes to the address that it shares. */
        @Test
        void findsTheDeskByItsOwnId() {
            var desk = UUID.fromString("00000000-0000-4000-8000-000000000001");

            assertThat(lines(ask(List.of(desk), "rights-requests")))
                    .singleElement()
                    .satisfies(line -> assertThat(line.get("email").textValue()).isEqualTo("desk@xinshou.example"));
            assertThat(lines(ask(List.of(desk), "statutory-notice")))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line.get("missing").booleanValue()).isTrue());
        }

        @Test
        void isSeenByThePersonEachTime() {
            var known = profiled.with("{\"name\": \"李明\", \"email\": \"li@example.cn\"}");

            ask(List.of(known), "statutory-notice").then().statusCode(200);

            assertThat(database.count("select count(*) from profile_read where purpose = 'statutory-notice'"
                            + " and case_id = 'incident-1' and items = '{name,email}' and role = 'service-breach'"))
                    .isOne();
        }

        @Test
        void getsManyPeopleInOneStream() {
            var subjects = Stream.generate(UUID::randomUUID).limit(1_001).toList();

            assertThat(lines(ask(subjects, "statutory-notice"))).hasSize(1_001);
        }

        @Test
        void getsTheMailAddressAloneForAnAnswerToARequest() {
            var known = profiled.with("""
                    {"name": "李明", "phone": "%s", "email": "li@example.cn"}""".formatted(People.phone()));

            var line = lines(ask(List.of(known), "rights-requests")).getFirst();

            assertThat(line.fieldNames()).toIterable().containsExactlyInAnyOrder("subject", "email", "language");
            assertThat(database.count("select count(*) from profile_read where purpose = 'rights-requests'"
                            + " and case_id = 'incident-1' and items = '{email}'"))
                    .isOne();
        }

        @Test
        void getsNothingForAnyOtherPurpose() {
            ask(List.of(UUID.randomUUID()), "exam-news")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/purpose-not-allowed-here"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"subjects": [], "purpose": "statutory-notice", "case": "1"}         | subjects
                {"subjects": ["x"], "purpose": "statutory-notice", "case": "1"}      | subjects
                {"subjects": [null], "purpose": "statutory-notice", "case": "1"}     | subjects
                {"subjects": ["0199a000-0000-7000-8000-000000000001"], "case": "1"}  | purpose
                {"subjects": ["0199a000-0000-7000-8000-000000000001"], "purpose": "statutory-notice"} | case
                """)
        void isToldWhichFieldIsWrong(String body, String field) {
            ask(body)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors[0].field", containsString(field));
        }

        @Test
        void readsNoProfiles() {
            given().spec(Doors.json())
                    .get("/profiles/{s}?purpose=statutory-notice&items=name", UUID.randomUUID())
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    @TestSecurity(
            user = "platform",
            roles = {"platform", "privacy-officer", "data-subject", "responder"})
    class AsAnybodyElse {

        @Test
        void isRefused() {
            ask(List.of(UUID.randomUUID()), "statutory-notice").then().statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            ask(List.of(UUID.randomUUID()), "statutory-notice").then().statusCode(401);
        }
    }

    private List<JsonNode> lines(Response response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("application/x-ndjson");
        return response.asString()
                .lines()
                .map(line -> {
                    try {
                        return json.readTree(line);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
