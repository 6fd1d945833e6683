package cn.xinshou.breach.message;

import static cn.xinshou.breach.Calls.call;
import static cn.xinshou.breach.Calls.get;
import static cn.xinshou.breach.Calls.identityAway;
import static cn.xinshou.breach.Calls.mailTo;
import static cn.xinshou.breach.Calls.person;
import static cn.xinshou.breach.Calls.post;
import static cn.xinshou.breach.message.Wanted.code;
import static cn.xinshou.breach.message.Wanted.ends;
import static cn.xinshou.breach.message.Wanted.hand;
import static cn.xinshou.breach.message.Wanted.onlyMailTo;
import static cn.xinshou.breach.message.Wanted.taken;
import static cn.xinshou.breach.message.Wanted.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.breach.Neighbours;
import cn.xinshou.breach.sql.Rows;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(Neighbours.class)
class MessageResourceTest {

    @Inject
    Rows rows;

    @Inject
    Letters letters;

    @Nested
    @TestSecurity(user = "identity", roles = "service-identity")
    class AsIdentityService {

        @Test
        void hasACodeBroughtToThePersonsOwnAddress() throws Exception {
            var person = person("wang");

            ends(taken(code(person)), "handed-off");

            var mail = onlyMailTo("wang", person);
            assertThat(text(mail)).startsWith("您的验证码\n").contains("您的验证码是：482913", "10 分钟内有效");
            assertThat(mail.getHeader("Content-Language", null)).isEqualTo("zh-CN");
        }

        @Test
        void hasAnAnswerBroughtInEnglishWithTheTimeOfChina() throws Exception {
            var person = person("li");

            ends(taken(hand(person, "request-interim", "en", """
                    {"request": "0199a000-0000-7000-8000-00000000000b", "kind": "close-account",
                     "answerBy": "2026-12-24T10:00:00Z", "text": "Line one\\nLine two <b>", "link": "http://localhost:8082/x"}""")), "handed-off");

            assertThat(text(onlyMailTo("li", person)).replace("\r\n", "\n"))
                    .startsWith("How your request stands\n")
                    .contains("to close your account (number 0199a000-0000-7000-8000-00000000000b)")
                    .contains(
                            "Line one\nLine two <b>",
                            "24 December 2026, 18:00 (Beijing time)",
                            "http://localhost:8082/x");
        }

        @Test
        void isToldWhatBecameOfItButNeitherWordsNorAddress() {
            var id = taken(code(person("zhao")));
            ends(id, "handed-off");

            get("/messages/" + id)
                    .body("kind", equalTo("one-time-code"))
                    .body("case", equalTo("case-1"))
                    .body("endedAt", notNullValue())
                    .body(not(containsString("482913")))
                    .body(not(containsString("@")));
        }

        @Test
        void leavesNothingOfTheCodeInTheDatabase() {
            identityAway(true);
            var id = UUID.fromString(taken(code(person("sun"))));
            assertThat(column("encode(parameters, 'escape')", id)).isNotEmpty().doesNotContain("482913");

            identityAway(false);
            ends(id.toString(), "handed-off");

            assertThat(column("coalesce(parameters::text, 'gone')", id)).isEqualTo("gone");
        }

        @Test
        void tellsNobodyWhoHasNoAddress() {
            ends(taken(code(UUID.randomUUID())), "no-address");
        }

        @Test
        void waitsWhileTheAddressCannotBeAsked() {
            identityAway(true);
            var id = taken(code(person("patient")));
            await("it says what it waits for")
                    .atMost(Wanted.PATIENCE)
                    .untilAsserted(() -> get("/messages/" + id).body("reason", equalTo("identity-away")));

            identityAway(false);

            ends(id, "handed-off");
        }

        @Test
        void sendsNoCodeThatIsTooOld() {
            identityAway(true);
            var person = person("late");
            var id = taken(code(person));
            // While nobody is at it: who has it in hand already knows its old time.
            await("its time is up")
                    .atMost(Wanted.PATIENCE)
                    .until(() -> rows.change(
                                    "update message set expires_at = now() where id = ? and lease is null",
                                    UUID.fromString(id))
                            == 1);

            identityAway(false);

            ends(id, "expired");
            assertThat(mailTo("late", person).getList("raw")).isEmpty();
        }

        @Test
        void isTriedAgainAfterATemporaryRefusalUnderTheSameMessageId() throws Exception {
            var person = person("busy-once");
            var id = taken(code(person));

            ends(id, "handed-off");

            assertThat(onlyMailTo("busy-once", person).getMessageID())
                    .isEqualTo("<" + id.replace("-", "") + "@xinshou.example>");
        }

        @Test
        void failsWhereTheAddressIsRefusedForGood() {
            ends(taken(code(person("gone"))), "failed");
        }

        @Test
        void sendsOnceHoweverOftenItIsHandedInUnderOneKey() {
            var person = person("once");
            var body = """
                    {"subject": "%s", "kind": "one-time-code", "parameters": {"code": "482913"}, "case": "case-1"}""".formatted(person);
            var key = UUID.randomUUID().toString();

            var first = keyed(key, body).statusCode(202).extract().<String>path("id");
            var second = keyed(key, body).statusCode(202).extract().<String>path("id");
            keyed(key, body.replace("482913", "111111")).statusCode(422);

            assertThat(second).isEqualTo(first);
            ends(first, "handed-off");
            assertThat(mailTo("once", person).getList("raw")).hasSize(1);
        }

        @Test
        void mayNotFloodAnInbox() {
            var person = person("flooded");
            for (var i = 0; i < 5; i++) {
                code(person).statusCode(202);
            }

            code(person).statusCode(429).body("type", equalTo("/problems/too-many-requests"));

            code(person("calm")).statusCode(202);
            hand(person, "package-ready", "zh", "{\"request\": \"r-1\", \"until\": \"2026-12-24T10:00:00Z\"}")
                    .statusCode(202);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                one-time-code   | {}                                                     | parameters.code
                one-time-code   | {"code": "48-2913"}                                    | parameters.code
                one-time-code   | {"code": "482913", "text": "x"}                        | parameters
                identity-code   | {"code": "482913"}                                     | parameters.request
                request-answer  | {"request": "r", "kind": "gift", "outcome": "fulfilled"} | parameters.kind
                request-answer  | {"request": "r", "kind": "copy", "outcome": "perhaps"} | parameters.outcome
                package-ready   | {"request": "r", "until": "tomorrow"}                  | parameters.until
                package-ready   | {"request": "r\\n", "until": "2026-12-24T10:00:00Z"}   | parameters.request
                package-ready   | {"request": "r", "until": "2026-12-24T10:00:00Z", "link": "https://evil.example/"} | parameters.link
                registration-entered | {"school": "a\\nBcc: x@y.z"}                      | parameters.school
                """)
        void isToldWhichValueIsWrong(String kind, String parameters, String field) {
            hand(person("wu"), kind, "zh", parameters)
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.field", hasItem(field))
                    .body(not(containsString("evil")));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"kind": "one-time-code", "parameters": {"code": "482913"}, "case": "c"}                                    | subject
                {"subject": "x", "kind": "one-time-code", "parameters": {"code": "482913"}, "case": "c"}                    | subject
                {"subject": "0199a000-0000-7000-8000-000000000001", "kind": "joke", "parameters": {}, "case": "c"}          | kind
                {"subject": "0199a000-0000-7000-8000-000000000001", "parameters": {"code": "482913"}, "case": "c"}          | kind
                {"subject": "0199a000-0000-7000-8000-000000000001", "kind": "one-time-code", "case": "c"}                   | parameters
                {"subject": "0199a000-0000-7000-8000-000000000001", "kind": "one-time-code", "parameters": {"code": null}, "case": "c"} | parameters
                {"subject": "0199a000-0000-7000-8000-000000000001", "kind": "one-time-code", "parameters": {"code": "482913"}} | case
                {"subject": "0199a000-0000-7000-8000-000000000001", "kind": "one-time-code", "language": "fr", "parameters": {"code": "482913"}, "case": "c"} | language
                {"subject": "0199a000-0000-7000-8000-000000000001", "kind": "one-time-code", "parameters": {"code": "482913"}, "case": "c", "address": "a@b.example"} | address
                """)
        void isToldWhichFieldIsWrong(String body, String field) {
            post("/messages", body).statusCode(400).body("errors[0].field", containsString(field));
        }

        @Test
        void cannotHandInABookOrASwarm() {
            hand(person("wu"), "login-alert", "zh", "{\"text\": \"" + "长".repeat(4_001) + "\"}")
                    .statusCode(400);
        }

        @ParameterizedTest
        @EnumSource(MessageKind.class)
        void hasAllItsKindsInBothLanguages(MessageKind kind) {
            for (var language : MessageLanguage.values()) {
                assertThat(letters.write(kind, language, Samples.of(kind)).text())
                        .contains(Samples.of(kind).get(kind.slots().getFirst().name()))
                        .doesNotContain("{", "NOT_FOUND");
            }
        }
    }

    @Nested
    @TestSecurity(user = "audit", roles = "service-audit")
    class AsAuditService {

        @Test
        void seesNothingOfWhatIdentityServiceHandedIn() {
            rows.change("""
                    insert into message (id, subject, kind, language, case_id, requested_by, state, accepted_at, expires_at, due_at, ended_at)
                    values ('6f1f3a0e-3a3c-4a0e-9d6c-0d5c3f1f8a11', gen_random_uuid(), 'ONE_TIME_CODE', 'ZH', 'c', 'identity', 'EXPIRED',
                        now(), now(), now(), now()) on conflict do nothing""");

            get("/messages/6f1f3a0e-3a3c-4a0e-9d6c-0d5c3f1f8a11").statusCode(404);
        }

        @Test
        void mayHandInToo() {
            hand(person("qian"), "login-alert", "zh", "{\"text\": \"平时：北京。现在：广州。\"}")
                    .statusCode(202);
        }
    }

    @Nested
    @TestSecurity(
            user = "anybody",
            roles = {
                "platform",
                "privacy-officer",
                "responder",
                "approver",
                "auditor",
                "data-subject",
                "service-consent"
            })
    class AsAnybodyElse {

        @Test
        void isRefused() {
            code(UUID.randomUUID()).statusCode(403);
            get("/messages/" + UUID.randomUUID()).statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            code(UUID.randomUUID()).statusCode(401);
        }
    }

    private String column(String expression, UUID id) {
        return rows.read(row -> row.getString(1), "select " + expression + " from message where id = ?", id)
                .getFirst();
    }

    private static io.restassured.response.ValidatableResponse keyed(String key, String body) {
        return call().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/messages")
                .then();
    }
}
