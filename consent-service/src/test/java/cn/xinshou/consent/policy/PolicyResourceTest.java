package cn.xinshou.consent.policy;

import static cn.xinshou.consent.Asking.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class PolicyResourceTest {

    @Inject
    DataSource database;

    @Test
    void pagesThroughTheVersions() {
        var all = request().get("/policies").jsonPath().getList("items.version");
        String next = request()
                .get("/policies?limit=1")
                .then()
                .statusCode(200)
                .body("items.version", contains(all.getFirst()))
                .extract()
                .path("next");
        assertThat(next == null).isEqualTo(all.size() == 1);
        if (next != null) {
            request()
                    .queryParam("cursor", next)
                    .get("/policies?limit=1")
                    .then()
                    .body("items.version", contains(all.get(1)));
        }
        for (var wrong : List.of("limit=0", "limit=501", "cursor=%21")) {
            Asking.impossibleRequest().get("/policies?" + wrong).then().statusCode(400);
        }
    }

    @Test
    void whatIsPublishedCannotBeChanged() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> {
                    try (var connection = database.getConnection();
                            var statement = connection.createStatement()) {
                        statement.executeUpdate("update policy_text set content = content || ' '");
                    }
                })
                .hasMessageContaining("kept as they were written");
    }

    @Nested
    class AsNobody {

        @Test
        void readsChineseUnlessAskedOtherwise() {
            request()
                    .get("/policies/current")
                    .then()
                    .statusCode(200)
                    .body("language", equalTo("zh"))
                    .body("version", equalTo(Asking.VERSION))
                    .body("status", equalTo("current"))
                    .body("purposes", hasSize(13))
                    .body("purposes.find { it.id == 'exam-registration' }.separate", equalTo(true))
                    .body("purposes.find { it.id == 'exam-registration' }.items", hasItem("idNumber"))
                    .body("contact.email", containsString("@"))
                    .body("sections", hasSize(9));
        }

        @ParameterizedTest
        @ValueSource(strings = {"en", "en-GB,zh;q=0.5", "fr, en;q=0.8"})
        void readsEnglishIfPreferred(String languages) {
            request()
                    .header("Accept-Language", languages)
                    .get("/policies/" + Asking.VERSION)
                    .then()
                    .statusCode(200)
                    .body("language", equalTo("en"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"zh", "en"})
        void canCheckTheDigest(String language) throws Exception {
            var policy = request().header("Accept-Language", language).get("/policies/current");

            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(policy.<String>path("text").getBytes(UTF_8));
            assertThat(policy.<String>path("digest")).isEqualTo(HexFormat.of().formatHex(digest));
            assertThat(policy.<String>path("digests." + language)).isEqualTo(policy.<String>path("digest"));
        }

        @Test
        void readsAPageThatRunsNothing() {
            request()
                    .accept("text/html")
                    .get("/policies/current")
                    .then()
                    .statusCode(200)
                    .header("Content-Type", equalTo("text/html;charset=UTF-8"))
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .body(containsString("<html lang=\"zh-CN\">"))
                    .body(containsString("考试报名"))
                    .body(not(containsString("<script")))
                    .body(not(containsString("style=")));
        }

        @Test
        void readsThePageInEnglish() {
            request()
                    .accept("text/html")
                    .queryParam("language", "en")
                    .get("/policies/current")
                    .then()
                    .statusCode(200)
                    .body(containsString("What refusing means"));
        }

        @Test
        void aBrowserGetsThePage() {
            request()
                    .accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                    .get("/policies/current")
                    .then()
                    .contentType("text/html");
        }

        @Test
        void isToldThatThereIsNoSuchVersion() {
            request()
                    .get("/policies/1999-01-01")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", containsString("/policies"));
        }

        @Test
        void isToldThatThereIsNoSuchLanguage() {
            request()
                    .queryParam("language", "fr")
                    .get("/policies/current")
                    .then()
                    .statusCode(not(500));
        }
    }
}
