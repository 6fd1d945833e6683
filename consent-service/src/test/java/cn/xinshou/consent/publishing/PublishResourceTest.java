package cn.xinshou.consent.publishing;

import static cn.xinshou.consent.Asking.request;
import static cn.xinshou.consent.publishing.Editing.begin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.xinshou.consent.policy.DraftOfShipped;
import cn.xinshou.consent.transfer.Announcing;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class PublishResourceTest {

    @Inject
    PublishShippedPolicy shipped;

    @Inject
    Editing.Desk desk;

    @Inject
    Announcing.Officer officer;

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final ObjectNode draft = DraftOfShipped.next();
    private final String version = draft.get("version").asText();

    @Test
    void publishingTheShippedPolicyAgainChangesNothing() throws SQLException {
        shipped.publish();

        request()
                .get("/policies")
                .then()
                .statusCode(200)
                .body("items.findAll { it.version == '2025-01-01' }", hasSize(1));
    }

    @Test
    void nothingThatIsPublishedCanBeChangedInTheDatabase() throws SQLException {
        desk.publish(draft);

        for (var table : new String[] {"policy", "policy_text", "policy_publication", "policy_draft"}) {
            assertThatThrownBy(() -> {
                        try (var connection = database.getConnection();
                                var statement = connection.createStatement()) {
                            statement.executeUpdate("delete from " + table + " where version = '" + version + "'");
                        }
                    })
                    .as(table)
                    .hasMessageContaining("kept as");
        }
    }

    @Test
    void isAFactForEverybodyElse() throws SQLException {
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            newPurpose(draft);
            desk.publish(draft);

            var fact = topic.next("cn.xinshou.consent.policy-published.v1", version, Duration.ofSeconds(60));
            var data = JsonPath.from(new String(fact.value(), StandardCharsets.UTF_8));
            assertThat(data.getBoolean("major")).isTrue();
            assertThat(data.<Integer>getList("classes")).contains(1);
            assertThat(data.<String>getList("asked")).contains(newPurposeOf(draft));
        }
    }

    @Test
    @Tag("P7.2")
    void aMajorChangeAsksForACampaignAndAReworkOfWordsDoesNot() throws SQLException {
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            desk.publish(reworded());
            newPurpose(draft);
            desk.publish(draft);

            // Others of earlier tests may arrive now.
            var own = Set.of(version, version + "-words");
            var fact = topic.next(
                    said -> "cn.xinshou.consent.notice-requested.v1".equals(Topic.header(said, "ce_type"))
                            && own.contains(said.key()),
                    Duration.ofSeconds(60));
            Contract.of("consent-service").checkEvent(Topic.header(fact, "ce_type"), fact.value());
            assertThat(fact.key()).isEqualTo(version);
            assertThat(JsonPath.from(new String(fact.value(), StandardCharsets.UTF_8))
                            .getString("difference"))
                    .endsWith("/difference/" + version);
        }
    }

    /** The next version, before the draft of this test, with nothing but other words. */
    private ObjectNode reworded() {
        var earlier = DraftOfShipped.node();
        earlier.put("version", version + "-words");
        earlier.put(
                "effectiveFrom",
                OffsetDateTime.parse(draft.get("effectiveFrom").asText())
                        .minusDays(30)
                        .toString());
        return earlier;
    }

    @Nested
    @TestSecurity(user = "ann", roles = "policy-editor")
    class AsEditor {

        @Test
        void beginsADraft() {
            begin(draft)
                    .statusCode(201)
                    .header("ETag", equalTo("\"1\""))
                    .body("status", equalTo("draft"))
                    .body("author", equalTo("ann"))
                    .body("document.version", equalTo(version))
                    .body("digests.zh.length()", equalTo(64))
                    .body("sections.en", hasSize(9));
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/yaml", "application/x-yaml", "text/yaml"})
        void beginsADraftInYaml(String type) throws Exception {
            request()
                    .config(io.restassured.config.RestAssuredConfig.config()
                            .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                    .encodeContentTypeAs(type, ContentType.TEXT)))
                    .contentType(type)
                    .body(new YAMLMapper().writeValueAsBytes(draft))
                    .post("/policies")
                    .then()
                    .statusCode(201)
                    .body("version", equalTo(version));
        }

        @Test
        void leavesOutWhatStaysAsItIs() {
            draft.remove(List.of("title", "scope", "contact", "storage", "cookies", "items"));

            begin(draft)
                    .statusCode(201)
                    .body("document.contact.email", equalTo("privacy@baoming.example"))
                    .body("document.items.phone.zh", equalTo("手机号"))
                    .body("document.cookies", not(hasSize(0)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"recipients", "purposes", "rights", "texts", "version"})
        void writesDownWhatPeopleAgreeTo(String member) {
            draft.remove(member);
            begin(draft).statusCode(400).body("errors.field", hasItem(member));
        }

        @Test
        void seesWhatPublishingWouldMean() {
            newPurpose(draft);
            begin(draft)
                    .statusCode(201)
                    .body("classes", hasItem(1))
                    .body("major", equalTo(true))
                    .body("changes", not(hasSize(0)));
        }

        @Test
        void seesWhomADraftWouldTouch() {
            begin(draft);

            request().get("/policies/{version}/impact", version).then().statusCode(200);
        }

        @Test
        void findsTheDraftAmongOthers() {
            begin(draft);

            request()
                    .queryParam("limit", 500)
                    .get("/drafts")
                    .then()
                    .statusCode(200)
                    .body("items.version", hasItem(version));
            request().get("/drafts/{version}", version).then().statusCode(200).header("ETag", equalTo("\"1\""));
        }

        @Test
        void aDraftIsNoPolicyToAnybody() {
            begin(draft);

            request().get("/policies/{version}", version).then().statusCode(404);
            request().get("/policies").then().body("items.version", not(hasItem(version)));
        }

        @Test
        void sendsTheSameDraftAgainWithoutEffect() {
            begin(draft);

            begin(draft).statusCode(201).body("revision", equalTo(1));
        }

        @Test
        void cannotBeginAVersionThatHasADraft() {
            begin(draft);
            ((ObjectNode) draft.get("title")).put("en", "Another");

            begin(draft)
                    .statusCode(409)
                    .body("type", containsString("policy-version-taken"))
                    .body("errors[0].field", equalTo("version"));
        }

        @Test
        void cannotBeginAVersionThatIsPublished() {
            begin(draft.put("version", "2025-01-01")).statusCode(409).body("errors[0].field", equalTo("version"));
        }

        @Test
        void writesADraftAnew() {
            begin(draft);
            ((ObjectNode) draft.get("title")).put("en", "A better title");

            change("\"1\"", draft)
                    .statusCode(200)
                    .header("ETag", equalTo("\"2\""))
                    .body("document.title.en", equalTo("A better title"));
        }

        @Test
        void cannotWriteOverWhatSomebodyElseWroteMeanwhile() {
            begin(draft);
            ((ObjectNode) draft.get("title")).put("en", "A better title");
            change("\"1\"", draft);

            change("\"1\"", draft.put("effectiveFrom", "2999-01-01T00:00:00Z")).statusCode(412);
        }

        @Test
        void mustSayWhatIsWrittenOver() {
            begin(draft);

            change(null, draft).statusCode(428);
        }

        @Test
        void isToldEverythingThatIsWrong() {
            ((ObjectNode) draft.get("storage")).put("region", "US");
            ((ObjectNode) draft.get("purposes").get(0)).put("clause", "99");

            begin(draft)
                    .statusCode(422)
                    .body("type", containsString("policy-incoherent"))
                    .body("errors.field", hasItems("storage.region", "purposes[0].clause"));
        }

        @Test
        void cannotSendMoreThanAMegabyte() {
            ((ObjectNode) draft.get("texts")).put("zh", "#".repeat(1_100_000));

            begin(draft).statusCode(413);
        }

        @Test
        void cannotSendSomethingElse() {
            request()
                    .contentType(ContentType.XML)
                    .body("<a/>")
                    .post("/policies")
                    .then()
                    .statusCode(415);
        }

        @Test
        void cannotSendNothing() {
            request().contentType(ContentType.JSON).post("/policies").then().statusCode(400);
        }

        @Test
        void cannotPublishTheirOwnDraft() {
            begin(draft);

            publish("\"1\"", "{}").statusCode(403).body("type", containsString("second-editor-needed"));
        }

        @Test
        void cannotPublishADraftThatTheyChangedLast() throws SQLException {
            desk.begin(draft, "eve");
            ((ObjectNode) draft.get("title")).put("en", "A better title");
            change("\"1\"", draft).statusCode(200);

            publish("\"2\"", "{}").statusCode(403);
        }

        @Test
        void publishesWhatAnotherWrote() throws SQLException {
            desk.begin(draft, "eve");

            publish("\"1\"", "{}")
                    .statusCode(201)
                    .body("version", equalTo(version))
                    .body("major", equalTo(false))
                    .body("classes", hasSize(0));
            request().get("/policies/{version}", version).then().statusCode(200).body("status", equalTo("upcoming"));
            request().get("/drafts/{version}", version).then().statusCode(404);
        }

        @Test
        void publishesOnceWithAKeyAndIsAnsweredAsTheFirstTime() throws SQLException {
            desk.begin(draft, "eve");

            var first = withKey("{}").statusCode(201).extract();
            withKey("{}").statusCode(201).body("at", equalTo(first.path("at")));
            withKey("{\"classes\": [2], \"reason\": \"x\"}").statusCode(422);
        }

        private io.restassured.response.ValidatableResponse withKey(String body) {
            return request()
                    .header("Idempotency-Key", "publish-" + version)
                    .header("If-Match", "\"1\"")
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/policies/{version}/publish", version)
                    .then();
        }

        @Test
        void publishesOnlyWhatTheyReviewed() throws SQLException {
            desk.begin(draft, "eve");

            publish("\"7\"", "{}").statusCode(412);
            publish(null, "{}").statusCode(428);
        }

        @Test
        void publishesOnceHoweverOftenTheySaySo() throws Exception {
            desk.begin(draft, "eve");
            Callable<Integer> publishing =
                    () -> publish("\"1\"", "{}").extract().statusCode();

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = threads.invokeAll(
                        IntStream.range(0, 100).mapToObj(i -> publishing).toList());
                for (var answer : answers) {
                    assertThat(answer.get()).isEqualTo(201);
                }
            }

            assertThat(count("select count(*) from policy where version = '" + version + "'"))
                    .isOne();
            assertThat(count("select count(*) from policy_publication where version = '" + version + "'"))
                    .isOne();
        }

        @Test
        void cannotPublishForThePast() throws SQLException {
            desk.begin(draft, "eve");

            publish("\"1\"", effective(Instant.now().minus(1, ChronoUnit.DAYS)))
                    .statusCode(422)
                    .body("errors[0].field", equalTo("effectiveFrom"))
                    .body("errors[0].message", containsString("past"));
        }

        @Test
        void cannotPublishBeforeAVersionThatIsPublished() throws SQLException {
            desk.publish(DraftOfShipped.next());
            desk.begin(draft, "eve");

            publish("\"1\"", effective(Instant.now().plus(40, ChronoUnit.DAYS)))
                    .statusCode(409)
                    .body("type", containsString("overlapping-publication"))
                    .body("errors[0].field", equalTo("effectiveFrom"));
        }

        @Test
        @Tag("P7.2")
        @TestSecurity(
                user = "ann",
                roles = {"policy-editor", "privacy-officer"})
        void learnsOfANewOwnerFromAnAnnouncedTransfer() throws SQLException {
            desk.publish(draft);
            var next = DraftOfShipped.next();
            desk.begin(next, "eve");
            var later = next.get("version").asText();
            var transfer = officer.propose();
            request().get("/drafts/{version}", later).then().body("classes", hasSize(0));
            Announcing.announce(transfer).statusCode(200);

            request()
                    .get("/drafts/{version}", later)
                    .then()
                    .body("classes", contains(2))
                    .body("major", equalTo(true));
            request()
                    .get("/policies/{version}/impact", later)
                    .then()
                    .body("classes", contains(2))
                    .body("notice.prominent", equalTo(true));
            Editing.publish(later, "\"1\"", "{}").then().statusCode(201).body("classes", contains(2));
        }

        @Test
        @Tag("P7.2")
        @TestSecurity(
                user = "ann",
                roles = {"policy-editor", "privacy-officer"})
        void learnsOfHighRiskFromTheRegisterOfRecipients() throws SQLException {
            desk.begin(draft, "eve");
            high();

            request()
                    .get("/drafts/{version}", version)
                    .then()
                    .body("classes", hasItem(6))
                    .body("major", equalTo(true));
            publish("\"1\"", "{}").statusCode(201).body("classes", hasItem(6));
        }

        /** An assessment finds that a recipient is dangerous, and a privacy officer records it; and takes it back for the tests to come. */
        private void high() {
            var present = request().get("/recipients/courier");
            var document = new HashMap<String, Object>(present.jsonPath().getMap(""));
            document.keySet().removeAll(Set.of("version", "changedAt", "changedBy", "due"));
            var assessment = new HashMap<String, Object>(present.jsonPath().getMap("assessment"));
            assessment.put("risk", "high");
            var risky = new HashMap<>(document);
            risky.put("assessment", assessment);
            put(present.header("ETag"), risky);
            put(request().get("/recipients/courier").header("ETag"), document);
        }

        private void put(String tag, Map<String, Object> document) {
            request()
                    .contentType(ContentType.JSON)
                    .header("If-Match", tag)
                    .body(document)
                    .put("/recipients/courier")
                    .then()
                    .statusCode(200);
        }

        @Test
        void addsWhatNoComputationCanSee() throws SQLException {
            desk.begin(draft, "eve");

            publish("\"1\"", "{\"classes\": [2, 6], \"reason\": \"The operator was merged.\"}")
                    .statusCode(201)
                    .body("classes", hasItems(2, 6))
                    .body("major", equalTo(true))
                    .body("reason", equalTo("The operator was merged."));

            request()
                    .get("/policies/{version}/impact", version)
                    .then()
                    .statusCode(200)
                    .body("classes", hasItems(2, 6))
                    .body("major", equalTo(true))
                    .body("notice.prominent", equalTo(true))
                    .body("reason", equalTo("The operator was merged."));
            var previous = request().get("/policies").jsonPath().getString("items[1].version");
            request()
                    .queryParam("language", "en")
                    .get("/policies/{from}/difference/{to}", previous, version)
                    .then()
                    .body("classes", hasItems(2, 6))
                    .body("major", equalTo(true))
                    .body("reasons", hasItem("The operator was merged."));
            request()
                    .accept("text/html")
                    .queryParam("language", "zh")
                    .get("/policies/{from}/difference/{to}", previous, version)
                    .then()
                    .body(containsString("所有权或组织架构、影响评估显示高风险"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"classes\": [2]}",
                    "{\"classes\": [7], \"reason\": \"x\"}",
                    "{\"classes\": [0], \"reason\": \"x\"}",
                    "{\"classes\": [null], \"reason\": \"x\"}",
                    "{\"classes\": \"2\", \"reason\": \"x\"}",
                    "{\"effectiveFrom\": \"tomorrow\"}",
                    "{\"effectiveFrom\": 7}",
                    "{\"surprise\": 7}",
                    "[]"
                })
        void isToldWhatIsWrongWithARelease(String body) throws SQLException {
            desk.begin(draft, "eve");

            publish("\"1\"", body).statusCode(400).body("errors", hasSize(1));
        }

        @Test
        void cannotPublishWhatIsNotThere() {
            Editing.publish("nowhere", "*", "{}").then().statusCode(404);
        }

        @Test
        void cannotChangeWhatIsPublished() throws SQLException {
            desk.publish(draft);

            change("\"1\"", draft).statusCode(409);
        }

        @Test
        @Tag("P1.5")
        void opensARequestForANewPurpose() throws SQLException {
            newPurpose(draft);
            desk.publish(draft);

            request()
                    .get("/policies/{version}/consent-requests", version)
                    .then()
                    .statusCode(200)
                    .body("items.purpose", hasItem(newPurposeOf(draft)))
                    .body("items.find { it.purpose.startsWith('practice-') }.cause", equalTo("new"));
        }

        private io.restassured.response.ValidatableResponse change(String ifMatch, ObjectNode body) {
            var request = request().contentType(ContentType.JSON).body(body.toString());
            if (ifMatch != null) {
                request.header("If-Match", ifMatch);
            }
            return request.put("/policies/{version}", version).then();
        }

        private io.restassured.response.ValidatableResponse publish(String ifMatch, String body) {
            return Editing.publish(version, ifMatch, body).then();
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-000000000001", roles = "data-subject")
    class AsAPerson {

        @Test
        void hasNoBusinessWithDrafts() {
            request().get("/drafts").then().statusCode(403);
            request().get("/drafts/{version}", version).then().statusCode(403);
            begin(draft).statusCode(403);
            Editing.publish(version, "*", "{}").then().statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void hasNoBusinessWithDrafts() {
            request().get("/drafts").then().statusCode(401);
            begin(draft).statusCode(401);
            Editing.publish(version, "*", "{}").then().statusCode(401);
        }
    }

    /** An additional purpose that no earlier version states. */
    static void newPurpose(ObjectNode draft) {
        var purposes = (ArrayNode) draft.get("purposes");
        var purpose = (ObjectNode) purposes.get(9).deepCopy();
        purpose.put("id", newPurposeOf(draft));
        purposes.add(purpose);
    }

    static String newPurposeOf(ObjectNode draft) {
        return "practice-" + draft.get("version").asText();
    }

    private static String effective(Instant time) {
        return "{\"effectiveFrom\": \"" + time.truncatedTo(ChronoUnit.SECONDS) + "\"}";
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
