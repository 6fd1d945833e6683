package cn.xinshou.consent.consent;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.decide;
import static cn.xinshou.consent.Asking.request;
import static cn.xinshou.consent.Asking.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class PromptResourceTest {

    private final UUID person = UUID.randomUUID();

    @ConfigProperty(name = "xinshou.consent.ask-again-after")
    Duration afterNo;

    @ConfigProperty(name = "xinshou.consent.ask-again-after-silence")
    Duration afterSilence;

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    static ValidatableResponse ask(UUID subject, String purpose, String surface) {
        return request()
                .contentType(ContentType.JSON)
                .body("""
                        {"purpose": "%s", "surface": "%s"}
                        """.formatted(purpose, surface))
                .post("/subjects/{subject}/prompts", subject)
                .then();
    }

    private static String grant(String purpose, UUID prompt) {
        return act(purpose, "grant", true)
                .replace("\"separate\"", "\"prompt\": \"%s\", \"separate\"".formatted(prompt));
    }

    private static UUID leave(UUID subject, String purpose) {
        return UUID.fromString(
                ask(subject, purpose, "web").statusCode(201).extract().path("id"));
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void mayAskWhoWasNeverAsked() {
            ask(person, "exam-registration", "web:home")
                    .statusCode(201)
                    .body("id", notNullValue())
                    .body("policyVersion", equalTo(Asking.VERSION))
                    .body("textDigest", equalTo(Asking.digest("zh")))
                    .body("separate", equalTo(true))
                    .body("guardianRequired", equalTo(false))
                    .body("showUntil", notNullValue());
        }

        @Test
        void isToldTheTextInTheLanguageAskedFor() {
            request()
                    .contentType(ContentType.JSON)
                    .body("""
                            {"purpose": "exam-news", "surface": "web", "language": "en"}
                            """)
                    .post("/subjects/{subject}/prompts", person)
                    .then()
                    .statusCode(201)
                    .body("textDigest", equalTo(Asking.digest("en")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"refuse", "withdraw"})
        void mayNotAskSoonAfterANo(String no) {
            act(person, "exam-news", "grant").statusCode(201);
            act(person, "exam-news", no).statusCode(201);

            String again = ask(person, "exam-news", "web")
                    .statusCode(429)
                    .header("Retry-After", matchesPattern("\\d{6,}"))
                    .body("type", equalTo("/problems/asked-too-soon"))
                    .body("errors[0].field", equalTo("purpose"))
                    .extract()
                    .path("mayAskAgainAt");

            assertThat(Duration.between(Instant.now(), Instant.parse(again)))
                    .isBetween(afterNo.minusMinutes(5), afterNo);
        }

        @Test
        void cannotGetRoundItOnAnotherSurface() {
            act(person, "exam-news", "refuse").statusCode(201);

            ask(person, "exam-news", "app:start").statusCode(429);
        }

        @Test
        void mayAskForSomethingElse() {
            act(person, "exam-news", "refuse").statusCode(201);

            ask(person, "exam-notification", "web").statusCode(201);
        }

        @Test
        void mayAskAgainWhenTheTimeIsOver() {
            act(person, "exam-news", "refuse").statusCode(201);
            Asking.letPass(afterNo.plusSeconds(1));

            ask(person, "exam-news", "web").statusCode(201);
        }

        @Test
        void usesUpBudgetByAsking() {
            ask(person, "exam-news", "web").statusCode(201);

            ask(person, "exam-news", "app").statusCode(429);
        }

        @Test
        void mayAskAgainAMonthAfterSilence() {
            ask(person, "exam-news", "web").statusCode(201);
            Asking.letPass(afterSilence.plusSeconds(1));

            ask(person, "exam-news", "web").statusCode(201);
        }

        @Test
        void waitsTheWholeTimeIfTheQuestionWasAnsweredWithNo() {
            ask(person, "exam-news", "web").statusCode(201);
            act(person, "exam-news", "refuse").statusCode(201);
            Asking.letPass(afterSilence.plusSeconds(1));

            ask(person, "exam-news", "web").statusCode(429);
        }

        @Test
        void mayAskWhoseConsentRanOut() {
            ask(person, "exam-news", "web").statusCode(201);
            act(person, "exam-news", "grant").statusCode(201);
            Asking.letPass(Duration.ofDays(367));

            ask(person, "exam-news", "web").statusCode(201);
        }

        @Test
        void hasNothingToAskWhoAgreed() {
            act(person, "exam-news", "grant").statusCode(201);

            ask(person, "exam-news", "web").statusCode(409).body("type", equalTo("/problems/nothing-to-ask"));
        }

        @Test
        void hasNothingToAskForACorePurpose() {
            ask(person, "account-security", "web")
                    .statusCode(422)
                    .body("type", equalTo("/problems/nothing-to-consent-to"));
        }

        @Test
        void mayNotAskOnTheTextThatThePersonDeclined() {
            decide(person, "decline").statusCode(201);

            ask(person, "exam-news", "web").statusCode(409).body("type", equalTo("/problems/policy-declined"));
        }

        @Test
        void isNeverKeptFromRecordingAYes() {
            act(person, "exam-news", "refuse").statusCode(201);
            ask(person, "exam-news", "web").statusCode(429);

            act(person, "exam-news", "grant").statusCode(201).body("state", equalTo("granted"));
        }

        @Test
        void getsOneLeaveHoweverOftenItAsksAtOnce() throws Exception {
            try (var parallel = Executors.newVirtualThreadPerTaskExecutor()) {
                var body = """
                        {"purpose": "exam-news", "surface": "web"}
                        """;
                var asks = IntStream.range(0, 1_000)
                        .<Callable<Integer>>mapToObj(i -> () -> Asking.impossibleRequest()
                                .contentType(ContentType.JSON)
                                .body(body)
                                .post("/subjects/{subject}/prompts", person)
                                .statusCode())
                        .toList();

                var answers = parallel.invokeAll(asks).stream()
                        .map(answer -> answer.resultNow())
                        .collect(Collectors.groupingBy(status -> status, Collectors.counting()));

                assertThat(answers).containsOnlyKeys(201, 429).containsEntry(201, 1L);
            }
        }

        @Test
        void getsTheSameLeaveForTheSameKey() {
            var key = UUID.randomUUID().toString();
            var once = keyed(key).statusCode(201).extract().path("id");

            keyed(key).statusCode(201).body("id", equalTo(once));
        }

        private ValidatableResponse keyed(String key) {
            return request()
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body("""
                            {"purpose": "exam-news", "surface": "web"}
                            """)
                    .post("/subjects/{subject}/prompts", person)
                    .then();
        }

        @Test
        void citesThePromptInTheAnswer() {
            var prompt = leave(person, "exam-news");

            send(person, grant("exam-news", prompt)).statusCode(201);

            request()
                    .get("/subjects/{subject}/consents/exam-news/history", person)
                    .then()
                    .body("items[0].prompt", equalTo(prompt.toString()));
        }

        @Test
        void cannotUseOneQuestionForTwoPurposes() {
            var prompt = leave(person, "exam-registration");
            send(person, grant("exam-registration", prompt)).statusCode(201);

            send(person, grant("admission-photo", prompt))
                    .statusCode(422)
                    .body("type", equalTo("/problems/prompt-mismatch"))
                    .body("errors[0].field", equalTo("prompt"));
        }

        @Test
        void cannotCiteAQuestionPutToAnother() {
            var prompt = leave(UUID.randomUUID(), "exam-news");

            send(person, grant("exam-news", prompt)).statusCode(422).body("type", equalTo("/problems/unknown-prompt"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|400|purpose",
                    "{\"purpose\": \"exam-news\"}|400|surface",
                    "{\"purpose\": \"nothing\", \"surface\": \"web\"}|422|purpose",
                    "{\"purpose\": null, \"surface\": \"web\"}|400|purpose",
                    "{\"purpose\": [\"exam-news\", \"exam-registration\"], \"surface\": \"web\"}|400|purpose",
                    "{\"purpose\": \"exam-news\", \"surface\": \"网页\"}|400|surface",
                    "{\"purpose\": \"exam-news\", \"surface\": \"web\", \"language\": \"fr\"}|400|language",
                    "{\"purpose\": \"exam-news\", \"surface\": \"web\", \"when\": \"now\"}|400|when",
                })
        void isToldWhatIsWrong(String body, int status, String field) {
            Asking.impossibleRequest()
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/subjects/{subject}/prompts", person)
                    .then()
                    .statusCode(status)
                    .body("errors[0].field", equalTo(field));
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-000000000001", roles = "data-subject")
    class AsDataSubject {

        @Test
        void isAskedAndAsksNot() {
            ask(UUID.fromString("0199a000-0000-7000-8000-000000000001"), "exam-news", "web")
                    .statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            ask(person, "exam-news", "web").statusCode(401);
        }
    }
}
