package cn.xinshou.consent.decision;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was collected for one purpose serves another only once the person agreed to that very one. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
@Tag("P1.6")
class P1_6OtherPurposeTest {

    private final UUID person = UUID.randomUUID();

    @Inject
    Decide decide;

    @Test
    void dataOfAnotherPurposeNeedAGrantOfTheirOwn() {
        act(person, "exam-registration", "grant");

        anotherUseIsDenied();
    }

    @Test
    void theGrantForThatVeryPurposeIsEnough() {
        act(person, "exam-registration", "grant");
        act(person, "exam-news", "grant").statusCode(201);

        ask("exam-news", "exam-registration").body("decision", equalTo(true));
    }

    @Test
    void aRefusalOfTheOtherPurposeStaysARefusal() {
        act(person, "exam-registration", "grant");
        act(person, "exam-news", "refuse");

        ask("exam-news", "exam-registration").body("context.reason", equalTo("refused"));
    }

    @Test
    void theSamePurposeIsNoOtherOne() {
        act(person, "exam-news", "grant");

        ask("exam-news", "exam-news").body("decision", equalTo(true));
    }

    @Test
    @Tag("control-broken")
    void aUseForAnotherPurposeThatSlipsThroughIsNoticed() {
        act(person, "exam-registration", "grant");
        Answering.yesTo(decide, question -> question.collectedFor() != null);

        assertThatThrownBy(this::anotherUseIsDenied).isInstanceOf(AssertionError.class);
    }

    private void anotherUseIsDenied() {
        ask("exam-news", "exam-registration")
                .body("decision", equalTo(false))
                .body("context.reason", equalTo("collected-for-other-purpose"))
                .body("context.promise", equalTo("P1.6"));
    }

    private ValidatableResponse ask(String purpose, String collectedFor) {
        return evaluate("""
                {"subject": {"type": "person", "id": "%s"}, "action": {"name": "use", "properties": {"purpose": "%s"}},
                 "resource": {"type": "data", "properties": {"items": ["email"], "collectedFor": "%s"}}}
                """.formatted(person, purpose, collectedFor));
    }
}
