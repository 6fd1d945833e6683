package cn.xinshou.consent.consent;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.decide;
import static cn.xinshou.consent.Asking.request;
import static cn.xinshou.consent.Asking.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand times the same at the same moment is said once: one receipt, one line of history, one fact. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
class ManyAtOnceTest {

    private static final int TIMES = 1_000;
    private static final int MIXED = 400;

    private static final Contract CONTRACT = Contract.of("consent-service");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final UUID person = UUID.randomUUID();

    @TestHTTPResource("/")
    URI service;

    @Inject
    DataSource database;

    @Inject
    WithdrawEverything everything;

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
        var body = Asking.act("exam-news", "withdraw", true);

        var facts = facts(() -> {
            act(person, "exam-news", "grant").statusCode(201);
            assertThat(receipts(body)).hasSize(1);
        });

        hasHistory(2);
        assertThat(facts).as("the grant and one withdrawal").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept", "decline"})
    void aDecisionOnThePolicy(String decision) throws Exception {
        var body = "{\"version\": \"%s\", \"decision\": \"%s\"}".formatted(Asking.VERSION, decision);

        var facts = facts(() -> all(() -> said("policy-decisions", body)));

        assertThat(facts).isEqualTo(1);
    }

    /** One after the other, each seeing what the one before left: history, topic and state tell the same. */
    @Test
    void differentActs() throws Exception {
        var acts = new ArrayList<Callable<ValidatableResponse>>();
        for (var action : List.of("grant", "refuse", "withdraw")) {
            var body = Asking.act("exam-news", action, true);
            acts.add(() -> send(person, body));
        }
        acts.add(() -> decide(person, "accept"));
        acts.add(() -> decide(person, "decline"));

        var facts = factsOf(
                () -> inTurn(acts.stream().map(ManyAtOnceTest::takenOrRefused).toList()));

        assertThat(facts).extracting(Fact::revision).isSorted().doesNotHaveDuplicates();
        var told = facts.stream().filter(fact -> fact.decision() == null).toList();
        assertThat(story().stream().filter(line -> line.purpose().equals("exam-news")))
                .extracting(Line::revision)
                .isEqualTo(told.stream().map(Fact::revision).toList());
        eachSawTheOneBefore();
        assertThat(facts.stream().map(Fact::decision).filter(Objects::nonNull))
                .hasSizeGreaterThan(1)
                .satisfies(ManyAtOnceTest::neverTwiceTheSame);
    }

    /** What is granted meanwhile comes before all of it and is taken back, or after it and stands. */
    @Test
    void everythingTakenBack() throws Exception {
        var acts = new ArrayList<Callable<ValidatableResponse>>();
        for (var action : List.of("grant", "refuse")) {
            for (var purpose : List.of("exam-news", "corroboration")) {
                var body = Asking.act(purpose, action, true);
                acts.add(() -> send(person, body));
            }
        }
        var all = new ArrayList<>(
                acts.stream().map(ManyAtOnceTest::takenOrRefused).toList());
        all.add(() -> {
            everything.withdraw(person);
            return "";
        });

        inTurn(all);

        eachSawTheOneBefore();
        var granted = new HashSet<String>();
        var takingBack = false;
        for (var line : story()) {
            var takesBack = line.surface().equals("rights-request");
            if (takingBack && !takesBack) {
                assertThat(granted).as("granted, before " + line).isEmpty();
            }
            takingBack = takesBack;
            if (line.action().equals("grant")) {
                granted.add(line.purpose());
            } else {
                granted.remove(line.purpose());
            }
        }
        assertThat(story()).extracting(Line::surface).contains("rights-request");
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
        return atOnce(Stream.generate(() -> once).limit(TIMES).toList());
    }

    private static void inTurn(List<Callable<String>> acts) throws Exception {
        atOnce(IntStream.range(0, MIXED)
                .mapToObj(i -> acts.get(i % acts.size()))
                .toList());
    }

    private static Set<String> atOnce(List<Callable<String>> acts) throws Exception {
        var answers = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (var answer : threads.invokeAll(acts)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    /** What does not fit to where the person stands at that moment may be refused, and nothing worse. */
    private static Callable<String> takenOrRefused(Callable<ValidatableResponse> act) {
        return () -> {
            act.call().statusCode(lessThan(500));
            return "";
        };
    }

    /** A line of history. */
    private record Line(String purpose, String action, String surface, String receipt, long revision) {}

    private List<Line> story() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select purpose, action, surface, receipt_id, revision from consent_act where subject = ? order by revision
                        """)) {
            select.setObject(1, person);
            var lines = new ArrayList<Line>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(new Line(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)));
                }
            }
            return lines;
        }
    }

    /** Said again, an act leaves no line, and only what was granted is withdrawn; the last line is where the person stands. */
    private void eachSawTheOneBefore() throws SQLException {
        var stands = request().get("/subjects/{subject}/consents", person).jsonPath();
        var lines = story().stream().collect(Collectors.groupingBy(Line::purpose));
        lines.forEach((purpose, ofPurpose) -> {
            var actions = ofPurpose.stream().map(Line::action).toList();
            assertThat(actions).satisfies(ManyAtOnceTest::neverTwiceTheSame);
            assertThat(Collections.indexOfSubList(actions, List.of("refuse", "withdraw")))
                    .as("withdrawn though refused: " + actions)
                    .isNegative();
            assertThat(actions.getFirst()).isNotEqualTo("withdraw");
            var consent = "items.find { it.purpose == '" + purpose + "' }.";
            assertThat(stands.getString(consent + "revision"))
                    .isEqualTo("" + ofPurpose.getLast().revision());
            assertThat(stands.getString(consent + "receiptId"))
                    .isEqualTo(ofPurpose.getLast().receipt());
        });
        assertThat(lines).isNotEmpty();
    }

    private static void neverTwiceTheSame(Iterable<? extends String> words) {
        var last = "";
        for (var word : words) {
            assertThat(word).isNotEqualTo(last);
            last = word;
        }
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

    /** @param decision on the policy; null if the fact is about a consent */
    private record Fact(long revision, @Nullable String decision) {}

    private int facts(Acts acts) throws Exception {
        return factsOf(acts).size();
    }

    /** The facts about the person that are published meanwhile, as on the topic. A person's facts keep their order, so that a last one ends them. */
    private List<Fact> factsOf(Acts acts) throws Exception {
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            acts.run();
            act(person, "corroboration", "refuse").statusCode(201);
            var facts = new ArrayList<Fact>();
            while (true) {
                var next = topic.next(Duration.ofSeconds(60));
                if (!person.toString().equals(next.key())) {
                    continue;
                }
                var fact = JsonPath.from(new String(next.value(), StandardCharsets.UTF_8));
                if ("corroboration".equals(fact.getString("purpose"))) {
                    return facts;
                }
                facts.add(new Fact(fact.getLong("revision"), fact.getString("decision")));
            }
        }
    }
}
