package cn.xinshou.breach.incident;

import static cn.xinshou.breach.Calls.act;
import static cn.xinshou.breach.Calls.call;
import static cn.xinshou.breach.Calls.get;
import static cn.xinshou.breach.Calls.incident;
import static cn.xinshou.breach.Calls.opened;
import static cn.xinshou.breach.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.xinshou.breach.Neighbours;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(Neighbours.class)
class IncidentResourceTest {

    @Nested
    @TestSecurity(user = "responder-1", roles = "responder")
    class AsResponder {

        @Test
        void opensAnIncident() {
            post("/incidents", incident("{\"persons\": {\"max\": 1000000}}"))
                    .statusCode(201)
                    .body("number", startsWith("20"))
                    .body("drill", equalTo(false))
                    .body("state", equalTo("open"))
                    .body("level.value", equalTo("III"))
                    .body("level.reasons.rule", hasItem("measures-annex-persons"))
                    .body("clocks.article", contains("57", "57", "4"))
                    .body("clocks[2].startedAt", equalTo("2026-11-20T02:00:00Z"))
                    .body("clocks[2].dueAt", equalTo("2026-11-20T06:00:00Z"))
                    .body("clocks[2].state", equalTo("overdue"))
                    .body("clocks[0].dueAt", nullValue())
                    .body("clocks[0].elapsed", startsWith("PT"));
        }

        @Test
        void opensAnIncidentOfWhichNothingIsKnownYet() {
            post("/incidents", incident("null"))
                    .statusCode(201)
                    .body("level.value", equalTo("IV"))
                    .body("clocks.dueAt", contains(nullValue(), nullValue()));
        }

        @Test
        void opensAnIncidentWhoseFactsAreNull() {
            post("/incidents", incident("""
                            {"persons": null, "affectedPopulation": null, "minors": null, "sensitive": null,
                             "directLossCny": null, "dataKinds": null, "portalDownMinutes": null}
                            """)).statusCode(201).body("level.value", equalTo("IV"));
        }

        @Test
        void learnsThatTheLevelRises() {
            var id = opened();
            call().contentType("application/merge-patch+json")
                    .header("If-Match", get("/incidents/" + id).extract().header("ETag"))
                    .body("{\"persons\": {\"max\": 10000000}}")
                    .patch("/incidents/" + id + "/facts")
                    .then()
                    .statusCode(200)
                    .body("level.value", equalTo("II"))
                    .body("clocks[2].startedAt", equalTo("2026-11-20T02:00:00Z"));
        }

        @Test
        void cannotLowerTheLevelByShrinkingTheFacts() {
            var id = post("/incidents", incident("{\"persons\": {\"max\": 10000000}}"))
                    .extract()
                    .<String>path("id");
            call().contentType(ContentType.JSON)
                    .header("If-Match", "*")
                    .body("{\"persons\": {\"max\": 5}}")
                    .patch("/incidents/" + id + "/facts")
                    .then()
                    .statusCode(200)
                    .body("facts.persons.max", equalTo(5))
                    .body("level.value", equalTo("II"))
                    .body("level.reasons.en", hasItem(containsString("second person")));
        }

        @Test
        void cannotChangeFactsUnseen() {
            var id = opened();
            call().contentType(ContentType.JSON)
                    .body("{}")
                    .patch("/incidents/" + id + "/facts")
                    .then()
                    .statusCode(428);
        }

        @Test
        void cannotChangeFactsThatChangedMeanwhile() {
            var id = opened();
            call().contentType(ContentType.JSON)
                    .header("If-Match", "\"99\"")
                    .body("{}")
                    .patch("/incidents/" + id + "/facts")
                    .then()
                    .statusCode(412);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"persons": {"min": 5, "max": 2}}      | persons
                {"persons": {"max": -1}}               | persons.max
                {"directLossCny": 1.234}               | directLossCny
                {"directLossCny": "5"}                 | directLossCny
                {"persons": {"most": 3}}               | persons.most
                {"minors": "some"}                     | minors
                {"dataKinds": [""]}                    | dataKinds
                {"portalDownMinutes": 99999999999}     | portalDownMinutes
                """)
        void cannotPatchInNonsense(String patch, String field) {
            var id = opened();
            call().contentType(ContentType.JSON)
                    .header("If-Match", "*")
                    .body(patch)
                    .patch("/incidents/" + id + "/facts")
                    .then()
                    .statusCode(400)
                    .body("errors.field", hasItem(startsWith(field)));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                "title": " "                                    | title
                "title": null                                   | title
                "type": "leak"                                  | type
                "type": 7                                       | type
                "reporterProfile": "private"                    | reporterProfile
                "discoveredAt": "yesterday"                     | discoveredAt
                "discoveredAt": "1890-01-01T00:00:00Z"          | discoveredAt
                "learnedAt": "2999-01-01T00:00:00Z"             | learnedAt
                "occurredFrom": "2026-11-20T04:00:00Z"          | occurredFrom
                "facts": {"persons": {"max": 1.5}}              | facts.persons.max
                "facts": []                                     | facts
                "severity": 3                                   | severity
                """)
        void isToldWhichFieldIsWrong(String member, String field) {
            var name = member.substring(0, member.indexOf(':'));
            var body = incident("null").replaceFirst(name + ": (\"[^\"]*\"|null)", member.replace("\\", "\\\\"));
            post("/incidents", body.equals(incident("null")) ? body.replaceFirst("\\{", "{" + member + ",") : body)
                    .statusCode(400)
                    .body("errors.field", hasItem(startsWith(field)));
        }

        @Test
        void cannotOpenAnIncidentKnownSinceNoTime() {
            post("/incidents", """
                            {"title": "x", "type": "data-security/leak", "reporterProfile": "cii", "facts": null}
                            """).statusCode(400).body("errors.field", hasItem("discoveredAt"));
        }

        @Test
        void getsTheSameIncidentForTheSameKey() {
            var key = UUID.randomUUID().toString();
            var ids = Stream.generate(() -> call().contentType(ContentType.JSON)
                            .header("Idempotency-Key", key)
                            .body(incident("null"))
                            .post("/incidents")
                            .then()
                            .statusCode(201)
                            .extract()
                            .<String>path("id"))
                    .limit(2)
                    .distinct();
            assertThat(ids).hasSize(1);
        }

        @Test
        void numbersHaveNoGapsUnderLoad() throws InterruptedException {
            try (var callers = Executors.newFixedThreadPool(16)) {
                Callable<String> call = () -> post("/incidents", incident("null"))
                        .statusCode(201)
                        .extract()
                        .path("number");
                var numbers = callers
                        .invokeAll(IntStream.range(0, 60).mapToObj(i -> call).toList())
                        .stream()
                        .map(f -> Integer.parseInt(f.resultNow().substring(5)))
                        .sorted()
                        .toList();
                assertThat(numbers.getLast() - numbers.getFirst()).isEqualTo(59);
                assertThat(numbers).doesNotHaveDuplicates();
            }
        }

        @Test
        void listsNewestFirst() {
            var older = opened();
            var newer = opened();
            var page = get("/incidents?limit=1").statusCode(200).body("items.id", contains(newer));
            get("/incidents?limit=1&cursor=" + page.extract().path("next")).body("items.id", contains(older));
        }

        @ParameterizedTest
        @ValueSource(strings = {"cursor=nonsense", "limit=0", "limit=501", "state=gone", "cursor=YQpi"})
        void isToldThatAListCannotBeReadLikeThat(String query) {
            get("/incidents?" + query).statusCode(400).body("errors", notNullValue());
        }

        @Test
        void closesTheFile() {
            var id = opened();
            post("/incidents/" + id + "/close", "{\"reason\": \"核查后为误报\"}")
                    .statusCode(200)
                    .body("state", equalTo("closed"))
                    .body("clocks.state", hasItem("stopped"));
            post("/incidents/" + id + "/timeline", "{\"text\": \"too late\"}").statusCode(409);
        }

        @Test
        void writesIntoTheTimeline() {
            var id = opened();
            post("/incidents/" + id + "/timeline", "{\"text\": \"已保全日志 㐀𠮷\"}").statusCode(201);
            get("/incidents/" + id + "/timeline")
                    .statusCode(200)
                    .body("items.kind", contains("opened", "note"))
                    .body("items.detail", hasItem("已保全日志 㐀𠮷"));
        }

        @Test
        void onlyADraftIsOpened() {
            act("/incidents/" + opened() + "/open").statusCode(409);
        }

        @Test
        void findsNothingUnderAnUnknownId() {
            get("/incidents/" + UUID.randomUUID()).statusCode(404);
        }
    }

    @Nested
    @TestSecurity(user = "auditor-1", roles = "auditor")
    class AsAuditor {

        @Test
        void readsTheRules() {
            get("/rules").statusCode(200).body("items[0].duties.id", hasItems("pipl-57-persons", "measures-4-other"));
        }

        @Test
        void cannotOpenOne() {
            post("/incidents", incident("null")).statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @ParameterizedTest
        @ValueSource(strings = {"/incidents", "/rules", "/subjects/0199a000-0000-7000-8000-000000000001/notices"})
        void isTurnedAway(String path) {
            get(path).statusCode(401);
        }
    }
}
