package cn.xinshou.consent.impact;

import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.KnownPolicies;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Rewritten;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class ImpactResourceTest {

    @Inject
    DataSource database;

    @Nested
    @TestSecurity(
            user = "editor",
            roles = {"policy-editor", "platform"})
    class AsPolicyEditor {

        @Test
        void countsWhoMustBeAskedAgainAndWhoStays() {
            var before = impact(widened());
            Asking.act(UUID.randomUUID(), "exam-news", "grant").statusCode(201);
            Asking.act(UUID.randomUUID(), "exam-news", "refuse").statusCode(201);

            var after = impact(widened());

            assertThat(asked(after, "exam-news")).isEqualTo(asked(before, "exam-news") + 1);
            assertThat(after.getLong("people")).isEqualTo(before.getLong("people") + 2);
            assertThat(after.getLong("staying.people")).isEqualTo(before.getLong("staying.people") + 2);
            assertThat(after.getLong("notice.people")).isEqualTo(before.getLong("notice.people") + 2);
            assertThat(after.getList("askedAgain.purpose")).isEqualTo(List.of("exam-news"));
        }

        @Test
        void countsNobodyWhoseConsentDoesNotHold() {
            var before = impact(widened());
            var child = UUID.randomUUID();
            Asking.act(child, "exam-news", "grant").statusCode(201);
            Asking.send(
                    child,
                    Asking.act("corroboration", "refuse", true)
                            .replace(
                                    "\"language\"",
                                    "\"birthDate\": \"" + LocalDate.now().minusYears(9) + "\", \"language\""));
            var gone = UUID.randomUUID();
            Asking.act(gone, "exam-news", "grant").statusCode(201);
            sql("update person set erased = true where subject = '" + gone + "'");
            var after = impact(widened());

            assertThat(asked(after, "exam-news")).isEqualTo(asked(before, "exam-news"));
        }

        private void sql(String statement) {
            try (var connection = database.getConnection();
                    var run = connection.createStatement()) {
                run.executeUpdate(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }

        @Test
        void seesThatWordsAloneAskNobody() {
            var reworded = Rewritten.as("2026-01-01")
                    .text(Language.ZH, text -> text.replace("您可以接受或拒绝", "您可以接受也可以拒绝"))
                    .policy(2);
            var before = impact(KnownPolicies.of(Rewritten.shipped(), reworded));
            Asking.act(UUID.randomUUID(), "exam-news", "grant").statusCode(201);

            var after = impact(KnownPolicies.of(Rewritten.shipped(), reworded));

            assertThat(after.getList("askedAgain")).isEmpty();
            assertThat(after.getBoolean("notice.prominent")).isFalse();
            assertThat(after.getLong("staying.people")).isEqualTo(before.getLong("staying.people"));
            assertThat(after.getLong("notice.people")).isEqualTo(before.getLong("notice.people"));
        }

        @Test
        void isToldThatThereIsNoSuchVersion() {
            request()
                    .get("/policies/1999-01-01/impact")
                    .then()
                    .statusCode(404)
                    .body("errors.field", contains("version"));
        }

        private JsonPath impact(KnownPolicies policies) {
            QuarkusMock.installMockForType(KnownPolicies.of(Rewritten.shipped()), Policies.class);
            QuarkusMock.installMockForType(policies, Policies.class);
            var impact = request()
                    .get("/policies/2026-01-01/impact")
                    .then()
                    .statusCode(200)
                    .extract();
            QuarkusMock.installMockForType(KnownPolicies.of(Rewritten.shipped()), Policies.class);
            return impact.jsonPath();
        }

        private static long asked(JsonPath impact, String purpose) {
            Number people = impact.get("askedAgain.find { it.purpose == '" + purpose + "' }?.people");
            return people == null ? 0 : people.longValue();
        }

        private static KnownPolicies widened() {
            return KnownPolicies.of(
                    Rewritten.shipped(),
                    Rewritten.as("2026-01-01")
                            .purpose("exam-news", purpose -> ((ArrayNode) purpose.get("items")).add("city"))
                            .policy(2));
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void isNotTold() {
            request().get("/policies/2025-01-01/impact").then().statusCode(403);
        }
    }
}
