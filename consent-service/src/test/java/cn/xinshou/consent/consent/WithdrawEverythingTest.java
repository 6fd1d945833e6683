package cn.xinshou.consent.consent;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.consent.Neighbour;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The desk of the identity service answered that everything is taken back: here it is done. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
class WithdrawEverythingTest {

    private final UUID person = UUID.randomUUID();

    @Test
    void takesBackWhatWasGrantedAndNothingElse() {
        act(person, "exam-news", "grant").statusCode(201);
        act(person, "exam-registration", "grant").statusCode(201);

        fulfilled("withdraw-all");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(consents().getList("items.state")).hasSize(2).containsOnly("withdrawn"));
        assertThat(consents().getList("items.receiptId")).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void anotherKindOfRequestTakesNothingBack() {
        act(person, "exam-news", "grant").statusCode(201);
        var other = UUID.randomUUID();
        act(other, "exam-news", "grant").statusCode(201);

        fulfilled("copy");
        Neighbour.publish("identity", "request-fulfilled.v1", other, body(other, "withdraw-all"));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(request()
                                .get("/subjects/{s}/consents", other)
                                .jsonPath()
                                .getList("items.state"))
                        .containsOnly("withdrawn"));
        assertThat(consents().getList("items.state")).containsOnly("granted");
    }

    private void fulfilled(String kind) {
        Neighbour.publish("identity", "request-fulfilled.v1", person, body(person, kind));
    }

    private static String body(UUID subject, String kind) {
        return """
                {"subject": "%s", "request": "%s", "kind": "%s", "by": "officer", "at": "2026-11-23T04:00:00Z"}
                """.formatted(subject, UUID.randomUUID(), kind);
    }

    private JsonPath consents() {
        return request().get("/subjects/{s}/consents", person).jsonPath();
    }
}
