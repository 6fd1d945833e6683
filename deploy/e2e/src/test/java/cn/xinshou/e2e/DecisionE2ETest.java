package cn.xinshou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.e2e.suite.Door;
import cn.xinshou.e2e.suite.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The decision over HTTP with tokens of the real identity provider, asked of two replicas. */
class DecisionE2ETest {

    private static final String PURPOSE = "exam-notification";

    private final RunningSuite running = RunningSuite.get();
    private final Door platform = running.door().as(Tokens.PLATFORM);
    private final UUID person = UUID.randomUUID();

    @Test
    void aGrantAllowsAndAWithdrawalDeniesWithReasonAndPromise() {
        assertThat(ask("consent").path("decision").asBoolean(true)).isFalse();

        consent("grant");
        assertThat(ask("consent").path("decision").asBoolean()).isTrue();

        consent("withdraw");
        JsonNode denied = ask("consent");
        assertThat(denied.path("decision").asBoolean(true)).isFalse();
        assertThat(denied.at("/context/reason").asText()).isEqualTo("withdrawn");
        assertThat(denied.at("/context/promise").asText()).matches("P[0-9]\\.[0-9]+");
    }

    @Test
    void aWithdrawalReachesTheSecondReplica() {
        running.startSecondConsent();
        consent("grant");
        await("the grant at the second replica")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ask("consent2").path("decision").asBoolean());

        consent("withdraw");

        assertThat(ask("consent").path("decision").asBoolean(true))
                .as("at once on the replica that took it")
                .isFalse();
        await("the withdrawal at the second replica")
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !ask("consent2").path("decision").asBoolean());
        assertThat(ask("consent2").at("/context/reason").asText()).isEqualTo("withdrawn");
    }

    @Test
    void aStrongQuestionSeesTheWithdrawalOnEveryReplicaAtOnce() {
        running.startSecondConsent();
        consent("grant");

        consent("withdraw");

        JsonNode answer = ask("consent2", JsonNodeFactory.instance.objectNode().put("consistency", "strong"));
        assertThat(answer.path("decision").asBoolean(true)).isFalse();
    }

    private void consent(String action) {
        JsonNode policy =
                running.door().get("consent", "/policies/current").mustBe(200).json();
        platform.post(
                        "consent",
                        "/subjects/" + person + "/consents",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("purpose", PURPOSE)
                                .put("action", action)
                                .put("policyVersion", policy.path("version").asText())
                                .put("textDigest", policy.path("digest").asText())
                                .put("language", "zh")
                                .put("surface", "test")
                                .put("separate", false))
                .mustBe(201);
    }

    private JsonNode ask(String replica) {
        return ask(replica, JsonNodeFactory.instance.objectNode());
    }

    private JsonNode ask(String replica, ObjectNode context) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.putObject("subject").put("type", "person").put("id", person.toString());
        question.putObject("action").put("name", "use").putObject("properties").put("purpose", PURPOSE);
        question.putObject("resource").put("type", "data").put("id", "phone");
        question.set("context", context);
        return platform.post(replica, "/access/v1/evaluation", question)
                .mustBe(200)
                .json();
    }
}
