package cn.xinshou.breach.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import cn.xinshou.breach.Cast;
import cn.xinshou.breach.Neighbours;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(Neighbours.class)
class ConsoleTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

    @Inject
    Cast cast;

    private static Response page(String path) {
        return given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    /** Submits a form as a browser would that has the page open. */
    private static RequestSpecification form(Response page) {
        var token = TOKEN.matcher(page.asString());
        assertThat(token.find()).isTrue();
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .cookie("xinshou-csrf", page.cookie("xinshou-csrf"))
                .formParam("csrf-token", token.group(1));
    }

    @Nested
    @TestSecurity(user = Cast.WRITER, roles = "responder")
    class AsResponder {

        @Test
        void readsTheBoardInChinese() {
            cast.incident();
            page("/console")
                    .then()
                    .body(containsString("<html lang=\"zh-CN\">"))
                    .body(containsString("受影响的个人"))
                    .body(containsString("登记事件"));
        }

        @Test
        void readsItInEnglishIfChosen() {
            given().cookie("xinshou-language", "en")
                    .get("/console")
                    .then()
                    .body(allOf(containsString("<html lang=\"en\">"), containsString("Report an incident")));
        }

        @Test
        void reportsAnIncident() {
            form(page("/console"))
                    .formParam("title", "测试<script>事件")
                    .formParam("type", "data-security/leak")
                    .formParam("profile", "cii")
                    .formParam("discovered", "2026-11-20T10:00")
                    .post("/console/incidents")
                    .then()
                    .statusCode(303);
            page("/console").then().body(not(containsString("测试<script>"))).body(containsString("测试&lt;script&gt;"));
        }

        @Test
        void writesANoticeAndSeesWhatIsMissing() {
            var incident = cast.incident();
            var path = "/console/incidents/" + incident.id();
            form(page(path)).post(path + "/notices").then().statusCode(303);
            var page = page(path);
            page.then().body(containsString("一、发生了什么 · 中文 未填写"));
            var notice = between(page.asString(), path + "/notices/", "\"");
            form(page)
                    .formParam("title.zh", "标题")
                    .formParam("version", "0")
                    .post(path + "/notices/" + notice)
                    .then()
                    .statusCode(303);
            form(page)
                    .formParam("title.zh", "标题")
                    .post(path + "/notices/" + notice + "/missing")
                    .then()
                    .statusCode(200)
                    .body(not(containsString("标题 · 中文")))
                    .body(containsString("标题 · 英文"));
            form(page(path))
                    .post(path + "/notices/" + notice + "/submit")
                    .then()
                    .statusCode(422)
                    .contentType(containsString("text/html"))
                    .body(containsString("这一步没有完成"));
        }

        @Test
        void isToldThatAnotherPersonMustApprove() {
            var incident = cast.incident(UUID.randomUUID());
            cast.submitted(incident.id());
            page("/console/incidents/" + incident.id()).then().body(containsString("须由另一位审批人批准"));
        }

        @Test
        void learnsFacts() {
            var path = "/console/incidents/" + cast.incident().id();
            var page = page(path);
            form(page)
                    .formParam("max", "1,000,000")
                    .formParam("version", between(page.asString(), "name=\"version\" value=\"", "\""))
                    .post(path + "/facts")
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("#facts"));
            page(path).then().body(containsString("较大（III级）"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "/open", "/close", "/facts", "/recipients", "/timeline", "/notices"})
        void cannotBeMadeToActByAForeignPage(String act) {
            var incident = cast.incident();
            // The browser adds the cookie by itself; what a foreign page cannot know is the token in the form.
            given().cookie("xinshou-csrf", page("/console").cookie("xinshou-csrf"))
                    .redirects()
                    .follow(false)
                    .formParam("reason", "x")
                    .formParam("text", "x")
                    .post("/console/incidents" + (act.isEmpty() ? "" : "/" + incident.id() + act))
                    .then()
                    .statusCode(400);
        }

        @Test
        void sendsABrowserHomeFromTheRoot() {
            given().redirects().follow(false).get("/").then().statusCode(303).header("Location", endsWith("/console"));
        }

        @Test
        void getsPagesThatNothingForeignCanEnter() {
            var page = page("/console/incidents/" + cast.incident().id());
            page.then()
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("X-Content-Type-Options", equalTo("nosniff"));
            assertThat(page.asString())
                    .doesNotContain("style=")
                    .doesNotContain("<style")
                    .doesNotContainPattern("<script>|\\son[a-z]+=|javascript:");
            assertThat(page.getDetailedCookie("xinshou-csrf").isHttpOnly()).isTrue();
        }

        @Test
        void findsScriptAndStyleAtHome() {
            given().get("/webjars/htmx.org/dist/htmx.min.js").then().statusCode(200);
            given().get("/assets/console.css").then().statusCode(200);
        }
    }

    @Nested
    @TestSecurity(user = Cast.READER, roles = "approver")
    class AsApprover {

        @Test
        void approvesOnThePage() {
            var incident = cast.incident(UUID.randomUUID());
            var notice = cast.submitted(incident.id());
            var path = "/console/incidents/" + incident.id();
            var page = page(path);
            page.then().body(containsString("批准只对当前文本、名单和渠道有效"));
            form(page)
                    .post(path + "/notices/" + notice.id() + "/approve")
                    .then()
                    .statusCode(303);
            page(path).then().body(containsString("已批准"));
        }

        @Test
        void isNotOfferedWhatIsNotHisToDo() {
            page("/console").then().body(not(containsString("登记事件</h2>")));
            var incident = cast.incident(UUID.randomUUID());
            cast.submitted(incident.id());
            form(page("/console/incidents/" + incident.id()))
                    .post("/console/incidents/" + incident.id() + "/open")
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    @TestSecurity(user = "candidate-1", roles = "data-subject")
    class AsCandidate {

        @Test
        void isTurnedAwayOnAPage() {
            given().get("/console").then().statusCode(403).contentType(containsString("text/html"));
        }
    }

    @Nested
    class AsNobody {

        @ParameterizedTest
        @ValueSource(strings = {"/", "/console", "/console/incidents"})
        void isTurnedAway(String path) {
            given().redirects().follow(false).get(path).then().statusCode(401);
        }
    }

    @Test
    void bothLanguagesHaveTheSameWords() throws IOException {
        assertThat(words("zh").stringPropertyNames()).isEqualTo(words("en").stringPropertyNames());
    }

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (var file = ConsoleTest.class.getResourceAsStream("/words/console." + language + ".properties")) {
            words.load(file);
        }
        return words;
    }

    private static String between(String text, String before, String after) {
        var from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }
}
