package cn.xinshou.consent.lists;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class ListsResourceTest {

    private static final String PERSON = "0199a000-0000-7000-8000-00000000a001";

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    @Nested
    class AsNobody {

        @Test
        @Tag("P1.1")
        void readsEverythingThatThePolicyCollects() {
            var policy = request().get("/policies/current").jsonPath();

            var listed = request().get("/policies/current/lists").jsonPath();

            for (var purpose : policy.<Map<String, Object>>getList("purposes")) {
                assertThat(listed.getList("collected.findAll { it.purpose == '" + purpose.get("id") + "' }.item"))
                        .containsExactlyInAnyOrderElementsOf((List<?>) purpose.get("items"));
            }
        }

        @Test
        void readsWhyASensitiveItemIsNeeded() {
            request()
                    .get("/policies/current/lists")
                    .then()
                    .statusCode(200)
                    .body("collected.findAll { it.sensitive }.necessity", everyItem(notNullValue()))
                    .body("collected.findAll { !it.sensitive }.necessity", everyItem(nullValue()))
                    .body("collected.standing", everyItem(nullValue()));
        }

        @Test
        void readsWhoReceivesWhat() {
            request()
                    .queryParam("language", "en")
                    .get("/policies/current/lists")
                    .then()
                    .body("shared.find { it.recipient == 'courier' }.role", equalTo("entrusted"))
                    .body("shared.find { it.recipient == 'courier' }.items", hasItem("address"))
                    .body("shared.place", everyItem(equalTo("CN-mainland")))
                    .body("contact.email", containsString("@"));
        }

        @ParameterizedTest
        @CsvSource({"zh, 收集清单, 共享清单", "en, What is collected, Shared"})
        void readsThemAsAPage(String language, String collected, String shared) {
            request()
                    .accept("text/html")
                    .queryParam("language", language)
                    .get("/policies/{version}/lists", Asking.VERSION)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .body(allOf(containsString(collected), containsString(shared), not(containsString("<script"))));
        }

        @Test
        void isToldThatThereIsNoSuchVersion() {
            request().get("/policies/1999-01-01/lists").then().statusCode(404).body("errors.field", hasItem("version"));
        }

        @Test
        void asksAgainWithoutReadingAgain() {
            String tag = request().get("/policies/current/lists").header("ETag");

            request()
                    .header("If-None-Match", tag)
                    .get("/policies/current/lists")
                    .then()
                    .statusCode(304)
                    .body(equalTo(""));
        }

        @Test
        void cannotReadAPersonsLists() {
            request().get("/subjects/{subject}/lists", PERSON).then().statusCode(401);
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        private final UUID person = UUID.randomUUID();

        @Test
        void seesOnlyCoreFunctionsOfSomebodyUnknown() {
            lists(person)
                    .body("collected.kind.unique()", equalTo(List.of("core")))
                    .body("collected.standing", everyItem(nullValue()));
        }

        @Test
        void seesWhatThePersonAgreedToAndWhoReceivesIt() {
            act(person, "certificate-delivery", "grant").statusCode(201);

            lists(person)
                    .body("collected.find { it.purpose == 'certificate-delivery' }.standing.state", equalTo("granted"))
                    .body("shared.recipient", hasItem("courier"))
                    .body("version", equalTo(Asking.VERSION));
        }

        @Test
        void seesThatNothingIsSharedAfterAWithdrawal() {
            act(person, "certificate-delivery", "grant");
            act(person, "certificate-delivery", "withdraw");

            lists(person)
                    .body(
                            "collected.find { it.purpose == 'certificate-delivery' }.standing.state",
                            equalTo("withdrawn"))
                    .body("shared.findAll { it.purpose == 'certificate-delivery' }", empty());
        }

        @Test
        void seesThatNothingIsSharedAfterADecline() {
            act(person, "certificate-delivery", "grant").statusCode(201);
            Asking.decide(person, "decline").statusCode(201);

            suspended("policy-declined", "您已拒绝该版本政策");
        }

        @Test
        void seesThatNothingOfAChildIsSharedWithoutAGuardian() {
            act(person, "certificate-delivery", "grant").statusCode(201);
            Asking.send(
                    person,
                    Asking.act("exam-news", "refuse", true)
                            .replace(
                                    "\"language\"",
                                    "\"birthDate\": \"" + LocalDate.now().minusYears(9) + "\", \"language\""));

            suspended("guardian-required", "监护人尚未同意");
        }

        private void suspended(String why, String words) {
            lists(person)
                    .body("collected.find { it.purpose == 'certificate-delivery' }.standing.state", equalTo("granted"))
                    .body("collected.find { it.purpose == 'certificate-delivery' }.standing.suspended", equalTo(why))
                    .body("shared.findAll { it.purpose == 'certificate-delivery' }", empty());
            request()
                    .accept("text/html")
                    .get("/subjects/{subject}/lists", person)
                    .then()
                    .body(containsString(words));
        }

        @Test
        void seesTheEndOfAConsentBeforeItIsWrittenDown() {
            act(person, "exam-news", "grant").statusCode(201);
            Asking.letPass(Duration.ofDays(367));

            lists(person).body("collected.find { it.purpose == 'exam-news' }.standing.state", equalTo("expired"));
        }
    }

    @Nested
    @TestSecurity(user = PERSON, roles = "data-subject")
    class AsDataSubject {

        @Test
        void readsTheOwnPageAndNobodyStoresIt() {
            request()
                    .accept("text/html")
                    .get("/subjects/{subject}/lists", PERSON)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", containsString("no-store"))
                    .body(containsString("我的个人信息清单"));
        }

        @Test
        void cannotReadAnothersLists() {
            request().get("/subjects/{subject}/lists", UUID.randomUUID()).then().statusCode(403);
        }
    }

    private static ValidatableResponse lists(UUID person) {
        return request().get("/subjects/{subject}/lists", person).then().statusCode(200);
    }
}
