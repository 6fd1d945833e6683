package cn.xinshou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.e2e.suite.Answer;
import cn.xinshou.e2e.suite.Door;
import cn.xinshou.e2e.suite.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away, or hangs, while people act: nobody is kept waiting, decisions go on, and nothing has to be started anew. */
@Order(Integer.MAX_VALUE - 15)
class DatabaseAwayE2ETest {

    /** Whoever asks a database that hangs would wait for as long as it does; this much is left to a slow machine. */
    private static final Duration IN_TIME = Duration.ofSeconds(15);

    private static final Duration RECOVERY = Duration.ofSeconds(120);

    private final RunningSuite running = RunningSuite.get();
    private final Door platform = running.door().as(Tokens.PLATFORM);
    private final UUID person = UUID.randomUUID();
    private final JsonNode policy =
            running.door().get("consent", "/policies/current").mustBe(200).json();

    /** The identity provider keeps its accounts in the same PostgreSQL: tokens come before it goes. */
    @BeforeEach
    void agree() {
        await("the identity provider answers")
                .atMost(RECOVERY)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    running.door().asJustSignedIn(Tokens.PLATFORM);
                    running.door().asJustSignedIn("responder");
                });
        grant().mustBe(201);
        await("memory knows")
                .atMost(RECOVERY)
                .until(() -> decision("eventual").path("decision").asBoolean());
    }

    @Test
    void whatNeedsTheDatabaseIsRefusedForNowDecisionsGoOnAndAllRecovers() {
        Map<String, String> before = processes();
        running.stopDatabase();
        try {
            for (int i = 0; i < 20; i++) {
                decidesFromMemory();
            }
            assertThat(decision("strong").at("/context/reason").asText()).isEqualTo("unavailable");
            calls().forEach(DatabaseAwayE2ETest::assertRefusedForNow);
        } finally {
            running.startDatabase();
        }

        await("all services answer again")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> calls().stream().allMatch(answer -> answer.status() < 500));
        assertThat(processes()).as("the same processes").isEqualTo(before);
    }

    @Test
    void whoeverAsksADatabaseThatHangsIsToldSoInTime() throws IOException, InterruptedException {
        running.freezeDatabase();
        try {
            long asked = System.nanoTime();
            JsonNode strong = decision("strong");
            Duration took = Duration.ofNanos(System.nanoTime() - asked);

            assertThat(strong.at("/context/reason").asText()).isEqualTo("unavailable");
            assertThat(took).isLessThan(IN_TIME);
            decidesFromMemory();
        } finally {
            running.thawDatabase();
        }

        await("strong answers again")
                .atMost(RECOVERY)
                .until(() -> decision("strong").path("decision").asBoolean());
    }

    @Test
    void withoutBrokerAndDatabaseNothingThatRestsOnConsentIsAllowed() {
        running.stopBroker();
        running.stopDatabase();
        try {
            await("memory is not trusted any more")
                    .atMost(RECOVERY)
                    .untilAsserted(() -> assertThat(
                                    decision("eventual").at("/context/reason").asText())
                            .isEqualTo("unavailable"));
        } finally {
            running.startDatabase();
            running.startBroker();
        }

        await("memory is trusted again")
                .atMost(RECOVERY)
                .until(() -> decision("eventual").path("decision").asBoolean());
    }

    /** Nobody but memory can say yes now; it does not while the machine keeps it from hearing the broker for two seconds. */
    private void decidesFromMemory() {
        await("a decision from memory")
                .atMost(RECOVERY)
                .until(() -> decision("eventual").path("decision").asBoolean());
    }

    private List<Answer> calls() {
        ObjectNode login = JsonNodeFactory.instance
                .objectNode()
                .put("account", "database-away")
                .put("device", "browser")
                .put("ip", "1.2.3.4")
                .put("userAgent", "Mozilla/5.0")
                .put("outcome", "success")
                .put("at", java.time.Instant.now().toString());
        return List.of(
                grant(),
                platform.get("identity", "/requests?subject=" + person),
                platform.post("audit", "/login-events", login),
                running.door().as("responder").get("breach", "/incidents"));
    }

    private Answer grant() {
        return platform.post(
                "consent",
                "/subjects/" + person + "/consents",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("purpose", "exam-news")
                        .put("action", "grant")
                        .put("policyVersion", policy.path("version").asText())
                        .put("textDigest", policy.path("digest").asText())
                        .put("language", "zh")
                        .put("surface", "test")
                        .put("separate", false));
    }

    private JsonNode decision(String consistency) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.putObject("subject").put("type", "person").put("id", person.toString());
        question.putObject("action").put("name", "use").putObject("properties").put("purpose", "exam-news");
        question.putObject("resource").put("type", "data").put("id", "email");
        question.putObject("context").put("consistency", consistency);
        return platform.post("consent", "/access/v1/evaluation", question)
                .mustBe(200)
                .json();
    }

    private static void assertRefusedForNow(Answer answer) {
        assertThat(answer.status()).as(answer.question()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).as(answer.question()).isPresent();
        assertThat(answer.header("Content-Type").orElse(""))
                .as(answer.question())
                .startsWith("application/problem+json");
    }

    private Map<String, String> processes() {
        return Stream.of("consent", "identity", "audit", "breach")
                .collect(java.util.stream.Collectors.toMap(
                        service -> service, service -> running.suite().text("/processes/" + service)));
    }
}
