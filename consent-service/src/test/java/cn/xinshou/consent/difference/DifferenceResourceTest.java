package cn.xinshou.consent.difference;

import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.KnownPolicies;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Rewritten;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class DifferenceResourceTest {

    @BeforeEach
    void threeVersions() {
        var widened = Rewritten.as("2026-01-01")
                .purpose("exam-news", purpose -> ((ArrayNode) purpose.get("items")).add("city"))
                .text(Language.ZH, text -> text.replace("您可以接受或拒绝", "您可以<b>接受</b>或拒绝"))
                .policy(2);
        var reworded = Rewritten.as("2027-01-01")
                .text(Language.ZH, text -> text.replace("您可以接受或拒绝", "您可以接受也可以拒绝"))
                .policy(3);
        QuarkusMock.installMockForType(KnownPolicies.of(Rewritten.shipped(), widened, reworded), Policies.class);
    }

    @Nested
    class AsNobody {

        @Test
        void readsWhatChangesAndWhatItMeans() {
            request()
                    .get("/policies/2025-01-01/difference/2026-01-01")
                    .then()
                    .statusCode(200)
                    .body("reducing", equalTo(true))
                    .body("backwards", equalTo(false))
                    .body("classes", contains(1))
                    .body("askedAgain", contains("exam-news"))
                    .body("changes.kind", contains("item-added"))
                    .body("changes[0].purposes", contains("exam-news"))
                    .body("changes[0].clause", equalTo("2.10"))
                    .body("clauses.is", contains("1.2"))
                    .body("clauses[0].text.mark", hasItem("inserted"))
                    .body("summary[0]", containsString("明确同意"));
        }

        @Test
        void knowsEveryTopicFromTheContract() throws IOException {
            var topics = new YAMLMapper()
                    .readTree(Path.of("contracts", "openapi.yaml").toFile())
                    .at("/components/schemas/Difference/properties/changes/items/properties/topic/enum");

            assertThat(Arrays.stream(ChangeKind.values())
                            .filter(kind -> kind != ChangeKind.WORDING)
                            .map(ChangeKind::topic))
                    .isSubsetOf(StreamSupport.stream(topics.spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
        }

        @Test
        void looksBackAsWell() {
            request()
                    .queryParam("language", "en")
                    .get("/policies/2026-01-01/difference/2025-01-01")
                    .then()
                    .statusCode(200)
                    .body("backwards", equalTo(true))
                    .body("reducing", equalTo(false))
                    .body("changes.kind", contains("item-removed"))
                    .body("summary[0]", containsString("looking back"));
        }

        @Test
        void isAskedNothingForAChangeOfWords() {
            request()
                    .queryParam("language", "en")
                    .get("/policies/2025-01-01/difference/2027-01-01")
                    .then()
                    .body("wordingOnly", equalTo(true))
                    .body("changes", empty())
                    .body("askedAgain", empty())
                    .body("summary[0]", containsString("nothing you have to do"));
        }

        @Test
        void seesNoDifferenceOfAVersionWithItself() {
            request()
                    .get("/policies/current/difference/2027-01-01")
                    .then()
                    .statusCode(200)
                    .body("changes", empty())
                    .body("clauses", empty());
        }

        @ParameterizedTest
        @CsvSource({"zh, 您可以, 新增, 须您明确同意", "en, <main>, What it means for you, needs your express agreement"})
        void readsAPageThatMarksChangesForEyesAndEars(String language, String one, String two, String three) {
            request()
                    .accept("text/html")
                    .queryParam("language", language)
                    .get("/policies/2025-01-01/difference/2026-01-01")
                    .then()
                    .statusCode(200)
                    .body(containsString(one))
                    .body(containsString(two))
                    .body(containsString(three))
                    .body(not(containsString("<script")))
                    .body(not(containsString("style=")));
        }

        @Test
        void seesMarkupOfAnEditorAsText() {
            request()
                    .accept("text/html")
                    .get("/policies/2025-01-01/difference/2026-01-01")
                    .then()
                    .body(containsString("<ins>"))
                    .body(containsString("&lt;b&gt;"))
                    .body(not(containsString("<b>")));
        }

        @ParameterizedTest
        @CsvSource({"1999-01-01, 2025-01-01, from", "2025-01-01, 1999-01-01, to"})
        void isToldWhichVersionThereIsNot(String from, String to, String field) {
            request()
                    .get("/policies/{from}/difference/{to}", from, to)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("errors.field", contains(field));
        }
    }
}
