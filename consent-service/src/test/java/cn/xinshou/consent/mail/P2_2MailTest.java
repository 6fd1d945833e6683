package cn.xinshou.consent.mail;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.request;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise P2.2: pixels, links and mailings can be refused at any time, and refused means that nothing is recorded. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@Tag("P2.2")
class P2_2MailTest {

    private static final String TARGET = "https://baoming.example/news/7?ref=mail";

    private final UUID person = UUID.randomUUID();
    private final String mailing = "m-" + person;

    @Inject
    DataSource database;

    @Inject
    DropCounts drop;

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class OneClick {

        @Test
        void comesAsTheTwoHeadersOfTheStandard() {
            links().body("listUnsubscribe", containsString("/unsubscribe/"))
                    .body("listUnsubscribePost", equalTo("List-Unsubscribe=One-Click"))
                    .body("mayBeSent", equalTo(false));
        }

        @Test
        void isOnlyShownByLooking() {
            act(person, "exam-news", "grant");
            var page = page();

            given().header("Accept-Language", "en")
                    .get(page)
                    .then()
                    .statusCode(200)
                    .body(containsString("changes nothing"));
            given().head(page).then().statusCode(200);

            evaluate(person, "exam-news", "email").body("decision", equalTo(true));
        }

        @Test
        void endsThePurposeOfTheMailAndNoOther() {
            act(person, "exam-news", "grant");
            act(person, "exam-notification", "grant");

            click(page()).statusCode(200).body(containsString("已退订"));

            evaluate(person, "exam-news", "email").body("context.reason", equalTo("withdrawn"));
            evaluate(person, "exam-notification", "email").body("decision", equalTo(true));
        }

        @Test
        void worksWithBothFormsOfBody() {
            act(person, "exam-news", "grant");

            given().multiPart("List-Unsubscribe", "One-Click")
                    .post(page())
                    .then()
                    .statusCode(200);

            evaluate(person, "exam-news", "email").body("context.reason", equalTo("withdrawn"));
        }

        @Test
        void putsARefusalOnRecordOfSomebodyWhoNeverAgreed() {
            click(page()).statusCode(200);

            evaluate(person, "exam-news", "email").body("context.reason", equalTo("refused"));
        }

        @Test
        void hasOneEffectHoweverOften() {
            act(person, "exam-news", "grant");
            var page = page();
            click(page);

            click(page).statusCode(200);

            request()
                    .get("/subjects/{subject}/consents/exam-news/history", person)
                    .then()
                    .body("items", hasSize(2))
                    .body("items[0].surface", equalTo("mail:one-click"));
        }

        @Test
        @Tag("P1.3")
        void neverStopsWhatTheLawRequires() {
            click(page());

            evaluate(person, "statutory-notice", "email").body("decision", equalTo(true));
        }

        @Test
        void isNotOfferedInMailsThatTheLawRequires() {
            send("{\"purpose\": \"statutory-notice\", \"mailing\": \"m\"}")
                    .statusCode(422)
                    .body("errors.field", hasItem("purpose"));
        }

        @Test
        void worksYearsLaterAndNotForEver() {
            var page = page();

            Asking.letPass(Duration.ofDays(1_800));
            given().get(page).then().statusCode(200);
            Asking.letPass(Duration.ofDays(100));
            click(page).statusCode(404).body("errors.field", hasItem("token"));
        }

        @Test
        void isNothingAnybodyCanMakeUpOrRead() {
            var token = page().substring(page().lastIndexOf('/') + 1);
            var forged = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);

            click("/unsubscribe/" + forged).statusCode(404);
            click("/unsubscribe/not-a-token").statusCode(404);
            assertThat(new String(Base64.getUrlDecoder().decode(token), ISO_8859_1))
                    .doesNotContain("exam-news")
                    .doesNotContain(mailing);
        }

        @ParameterizedTest
        @CsvSource({"application/json, 415", "text/plain, 415"})
        void isRefusedInAnotherForm(String type, int status) {
            given().contentType(type).body("{}").post(page()).then().statusCode(status);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "List-Unsubscribe=Two-Clicks", "Other=One-Click"})
        void isRefusedWithoutTheWordsOfTheStandard(String body) {
            given().contentType(ContentType.URLENC)
                    .body(body)
                    .post(page())
                    .then()
                    .statusCode(400)
                    .body("errors.field", hasItem("List-Unsubscribe"));
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class Reading {

        @Test
        void isCountedWithConsentAndWithoutThePerson() throws SQLException {
            consent();
            var pixel = pixel();
            var link = link();

            given().get(pixel).then().statusCode(200).contentType("image/gif");
            follow(link, given()).then().statusCode(302).header("Location", TARGET);

            assertThat(counted()).isEqualTo(2);
            assertThat(rows("select count(*) from mail_count where page like '%ref=mail%'"))
                    .isZero();
        }

        @Test
        void isNotOfferedWithoutConsent() {
            act(person, "exam-news", "grant");

            links().body("tracked", equalTo(false)).body("pixel", nullValue()).body("links", equalTo(List.of(TARGET)));
        }

        @Test
        void isNotCountedOnceTheConsentIsGone() throws SQLException {
            nothingIsCountedAfterAWithdrawal("mail-tracking");
        }

        @Test
        void isNotCountedOnceTheListWasLeft() throws SQLException {
            consent();
            var pixel = pixel();
            click(page());

            given().get(pixel).then().statusCode(200);

            assertThat(counted()).isZero();
        }

        @ParameterizedTest
        @CsvSource({"DNT, 1", "Sec-GPC, 1", "Sec-Purpose, prefetch"})
        void isNotCountedAgainstASignal(String header, String value) throws SQLException {
            consent();

            given().header(header, value).get(pixel()).then().statusCode(200);
            follow(link(), given().header(header, value)).then().statusCode(302);

            assertThat(counted()).isZero();
        }

        @Test
        @Tag("P2.2")
        @Tag("control-broken")
        void thatGoesOnWithoutConsentIsNoticed() {
            QuarkusMock.installMockForType(new Always(), Tracking.class);

            assertThatThrownBy(() -> nothingIsCountedAfterAWithdrawal("mail-tracking"))
                    .isInstanceOf(AssertionError.class);
        }

        @Test
        void leadsNowhereThatWasNotSealed() {
            given().redirects()
                    .follow(false)
                    .get("/l/aHR0cHM6Ly9ldmlsLmV4YW1wbGU")
                    .then()
                    .statusCode(404);
            consent();
            var asClick = pixel().replace("/p/", "/l/").replace(".gif", "");
            given().redirects().follow(false).get(asClick).then().statusCode(404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javascript:alert(1)",
                    "//evil.example",
                    "https://a@evil.example",
                    "https://x y",
                    "ftp://a.example"
                })
        void sealsOnlyWebAddresses(String link) {
            send("{\"purpose\": \"exam-news\", \"mailing\": \"m\", \"links\": [\"" + link + "\"]}")
                    .statusCode(400)
                    .body("errors.field", hasItem("links[0]"));
        }

        @Test
        void isForgottenAfterNinetyDays() throws SQLException {
            consent();
            given().get(pixel());

            Asking.letPass(Duration.ofDays(DropCounts.DAYS + 2));
            drop.drop();

            assertThat(counted()).isZero();
        }

        private void nothingIsCountedAfterAWithdrawal(String purpose) throws SQLException {
            consent();
            var pixel = pixel();
            act(person, purpose, "withdraw");

            given().get(pixel).then().statusCode(200);

            assertThat(counted()).isZero();
        }
    }

    /** A decision that says yes to everything. */
    static class Always extends Tracking {
        @SuppressWarnings("NullAway")
        Always() {
            super(null);
        }

        @Override
        boolean isAllowed(UUID subject, String purpose) {
            return true;
        }
    }

    private void consent() {
        act(person, "exam-news", "grant").statusCode(201);
        act(person, "mail-tracking", "grant").statusCode(201);
    }

    private ValidatableResponse links() {
        return send("{\"purpose\": \"exam-news\", \"mailing\": \"" + mailing + "\", \"links\": [\"" + TARGET + "\"]}")
                .statusCode(200);
    }

    private ValidatableResponse send(String body) {
        return request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/subjects/{subject}/mail-links", person)
                .then();
    }

    private String page() {
        return path(links().extract().path("page"));
    }

    private String pixel() {
        return path(links().extract().path("pixel"));
    }

    private String link() {
        return path(links().extract().path("links[0]"));
    }

    private static String path(String address) {
        return URI.create(address).getPath();
    }

    private static Response follow(String link, RequestSpecification request) {
        return request.redirects().follow(false).get(link);
    }

    private static ValidatableResponse click(String page) {
        return given().contentType(ContentType.URLENC)
                .body("List-Unsubscribe=One-Click")
                .post(page)
                .then();
    }

    private long counted() throws SQLException {
        return rows("select coalesce(sum(readings), 0) from mail_count where mailing = '" + mailing + "'");
    }

    private long rows(String query) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
