package cn.xinshou.consent.decision;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusing one additional function switches off that one, says which it is, and leaves every other and all core functions alone. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
@Tag("P1.3")
class P1_3RefusalTest {

    private final UUID person = UUID.randomUUID();

    @Inject
    Decide decide;

    @ParameterizedTest
    @ValueSource(strings = {"refuse", "withdraw"})
    void switchesOffExactlyThatFunction(String no) {
        for (var refused : additional()) {
            var one = UUID.randomUUID();
            additional().forEach(purpose -> act(one, purpose, "grant").statusCode(201));

            act(one, refused, no).statusCode(201);

            onlyThisIsOff(one, refused);
        }
    }

    @Test
    void theDenialSaysWhichFunctionAndWhichPromise() {
        act(person, "exam-registration", "refuse");

        evaluate(person, "exam-registration", "idNumber")
                .body("decision", equalTo(false))
                .body("context.reason", equalTo("refused"))
                .body("context.promise", equalTo("P1.3"));
    }

    @Test
    void nothingIsOnBeforeThePersonSaidYes() {
        act(person, "exam-news", "refuse");

        additional()
                .forEach(purpose ->
                        evaluate(person, purpose, items(purpose).getFirst()).body("decision", equalTo(false)));
    }

    @Test
    @Tag("control-broken")
    void aCoreFunctionThatStopsIsNoticed() {
        act(person, "exam-news", "grant");
        act(person, "exam-news", "refuse");
        Answering.noTo(decide, question -> question.purpose().equals("statutory-notice"));

        assertThatThrownBy(() -> coreFunctionsGoOn(person)).isInstanceOf(AssertionError.class);
    }

    @Test
    @Tag("control-broken")
    void aRefusedFunctionThatGoesOnIsNoticed() {
        additional().forEach(purpose -> act(person, purpose, "grant"));
        act(person, "exam-news", "refuse");
        Answering.yesTo(decide, question -> question.purpose().equals("exam-news"));

        assertThatThrownBy(() -> onlyThisIsOff(person, "exam-news")).isInstanceOf(AssertionError.class);
    }

    private static void onlyThisIsOff(UUID person, String refused) {
        for (var purpose : additional()) {
            evaluate(person, purpose, items(purpose).getFirst()).body("decision", equalTo(!purpose.equals(refused)));
        }
        coreFunctionsGoOn(person);
    }

    private static void coreFunctionsGoOn(UUID person) {
        request()
                .get("/policies/current")
                .jsonPath()
                .<String>getList("purposes.findAll { it.kind == 'core' }.id")
                .forEach(purpose -> items(purpose)
                        .forEach(item -> evaluate(person, purpose, item).body("decision", equalTo(true))));
    }

    private static List<String> additional() {
        return request().get("/policies/current").jsonPath().getList("purposes.findAll { it.kind == 'additional' }.id");
    }

    private static List<String> items(String purpose) {
        return request()
                .get("/policies/current")
                .jsonPath()
                .getList("purposes.find { it.id == '" + purpose + "' }.items");
    }
}
