package cn.xinshou.consent.consent;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.decide;
import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand times the same at the same moment is said once: one receipt, one line of history, one fact. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
class ManyAtOnceTest {

    private static final int TIMES = 1_000;

    private static final Contract CONTRACT = Contract.of("consent-service");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final UUID person = UUID.randomUUID();

    @TestHTTPResource("/")
    URI service;

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ParameterizedTest
    @ValueSource(strings = {"grant", "refuse"})
    void anAnswer(String action) throws Exception {
        var body = Asking.act("exam-news", action, true);

        var facts = facts(() -> assertThat(receipts(body)).hasSize(1));

        hasHistory(1);
        assertThat(facts).isEqualTo(1);
    }

    @Test
    void aWithdrawal() throws Exception {
        act(person, "exam-news", "grant");
        var body = Asking.act("exam-news", "withdraw", true);

        var facts = facts(() -> assertThat(receipts(body)).hasSize(1));

        hasHistory(2);
        assertThat(facts).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept", "decline"})
    void aDecisionOnThePolicy(String decision) throws Exception {
        var body = "{\"version\": \"%s\", \"decision\": \"%s\"}".formatted(Asking.VERSION, decision);

        var facts = facts(() -> all(() -> said("policy-decisions", body)));

        assertThat(facts).isEqualTo(1);
    }

    /** Whichever comes last stands, and everything that happened is in the history, one after the other. */
    @Test
    void yesAndNoInAnyOrder() throws Exception {
        var yes = Asking.act("exam-news", "grant", true);
        var no = Asking.act("exam-news", "refuse", true);
        var turn = new AtomicInteger();

        all(() -> said("consents", turn.incrementAndGet() % 2 == 0 ? yes : no));

        var history = request()
                .get("/subjects/{subject}/consents/exam-news/history?limit=500", person)
                .jsonPath();
        var last = history.getString("items[0].state");
        request()
                .get("/subjects/{subject}/consents", person)
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo(last));
        var revisions = history.<String>getList("items.revision");
        assertThat(revisions)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> Long.compare(Long.parseLong(b), Long.parseLong(a)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent_act", "policy_decision"})
    void whatWasSaidIsNeitherChangedNorRemoved(String table) {
        act(person, "exam-news", "grant");
        decide(person, "accept");

        for (var attempt : List.of("delete from " + table, "update " + table + " set revision = revision + 1000000")) {
            assertThatThrownBy(() -> sql(attempt + " where subject = '" + person + "'"))
                    .hasMessageContaining("kept as they were written");
        }
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var run = connection.createStatement()) {
            run.executeUpdate(statement);
        }
    }

    private Set<String> receipts(String body) throws Exception {
        return all(() -> said("consents", body));
    }

    /** A thousand by the client of the other tests would be slow for the client's sake alone. */
    private String said(String what, String body) throws IOException, InterruptedException {
        var path = "/subjects/" + person + "/" + what;
        var answer = HTTP.send(
                HttpRequest.newBuilder(service.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        CONTRACT.checkResponse(
                "POST", path, 201, answer.headers().firstValue("Content-Type").orElse(null), answer.body());
        return JSON.readTree(answer.body()).path("receiptId").asText();
    }

    private static Set<String> all(Callable<String> once) throws Exception {
        var answers = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (var answer :
                    threads.invokeAll(Stream.generate(() -> once).limit(TIMES).toList())) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private void hasHistory(int lines) {
        request()
                .get("/subjects/{subject}/consents/exam-news/history", person)
                .then()
                .body("items", hasSize(lines));
    }

    private interface Acts {
        void run() throws Exception;
    }

    /** How many facts about the person are published meanwhile, counted on the topic. A person's facts keep their order, so that a last one ends them. */
    private int facts(Acts acts) throws Exception {
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            acts.run();
            act(person, "corroboration", "refuse").statusCode(201);
            var facts = 0;
            while (true) {
                var next = topic.next(Duration.ofSeconds(60));
                if (!person.toString().equals(next.key())) {
                    continue;
                }
                if (new String(next.value(), StandardCharsets.UTF_8).contains("corroboration")) {
                    return facts;
                }
                facts++;
            }
        }
    }
}
