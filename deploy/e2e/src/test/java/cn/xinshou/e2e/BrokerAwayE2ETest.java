package cn.xinshou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.e2e.suite.Door;
import cn.xinshou.e2e.suite.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The broker goes away while people act, and comes back: every act is in the ledger, once, in the order of each person. */
@Order(Integer.MAX_VALUE - 20)
class BrokerAwayE2ETest {

    private static final int PEOPLE = 12;
    private static final int ROUNDS = 9;

    private final RunningSuite running = RunningSuite.get();
    private final Door platform = running.door().as(Tokens.PLATFORM);
    private final Door auditor = running.door().as("auditor");
    private final JsonNode policy =
            running.door().get("consent", "/policies/current").mustBe(200).json();

    @Test
    void nothingIsLostDoubledOrReordered() {
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(PEOPLE).toList();
        Map<UUID, List<String>> acts = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            if (round == ROUNDS / 3) {
                running.stopBroker();
            }
            if (round == 2 * ROUNDS / 3) {
                running.startBroker();
            }
            for (UUID person : people) {
                String action = round % 2 == 0 ? "grant" : "withdraw";
                consent(person, action);
                acts.computeIfAbsent(person, p -> new ArrayList<>())
                        .add(action.equals("grant") ? "consent-granted" : "consent-withdrawn");
            }
        }

        await("all acts in the ledger")
                .atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(people.stream()
                                .mapToInt(person -> entries(person).size()))
                        .containsOnly(ROUNDS));
        for (UUID person : people) {
            assertThat(entries(person)).as("the order of one person's acts").isEqualTo(acts.get(person));
        }
        assertThat(people.stream().flatMap(this::eventIds))
                .as("event ids")
                .hasSize(PEOPLE * ROUNDS)
                .doesNotHaveDuplicates();
    }

    private void consent(UUID person, String action) {
        platform.post(
                        "consent",
                        "/subjects/" + person + "/consents",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("purpose", "exam-news")
                                .put("action", action)
                                .put("policyVersion", policy.path("version").asText())
                                .put("textDigest", policy.path("digest").asText())
                                .put("language", "zh")
                                .put("surface", "test")
                                .put("separate", false))
                .mustBe(201);
    }

    private List<String> entries(UUID person) {
        return items(person)
                .map(entry -> entry.path("type").asText().replaceAll("cn\\.xinshou\\.consent\\.|\\.v1", ""))
                .toList();
    }

    private Stream<String> eventIds(UUID person) {
        return items(person).map(entry -> entry.path("eventId").asText());
    }

    private Stream<JsonNode> items(UUID person) {
        return auditor.get("audit", "/ledger/entries?limit=500&subject=" + person)
                .mustBe(200)
                .json()
                .path("items")
                .valueStream();
    }
}
