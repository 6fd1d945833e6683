package cn.xinshou.breach.message;

import static cn.xinshou.breach.Calls.mailTo;
import static cn.xinshou.breach.Calls.person;
import static cn.xinshou.breach.message.Wanted.ends;
import static cn.xinshou.breach.message.Wanted.hand;
import static cn.xinshou.breach.message.Wanted.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import cn.xinshou.breach.Neighbours;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeUtility;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No personal data through mail: what leaves carries no ID number and no mobile number. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(Neighbours.class)
@TestSecurity(user = "identity", roles = "service-identity")
@Tag("P4.5")
class P4_5OutgoingMailTest {

    private static final String NUMBER = "11010519491231002X";

    @Inject
    MessageConfig config;

    @Inject
    Letters letters;

    @ParameterizedTest
    @ValueSource(
            strings = {"您的身份证号是" + NUMBER, "110105 19491231 002x", "请致电13912345678", "+86 139-1234-5678", "１３９１２３４５６７８"
            })
    void aTextWithSomebodysNumberIsNotTaken(String text) {
        hand(person("zhou"), "request-answer", "zh", answer(text))
                .statusCode(400)
                .body("errors[0].field", equalTo("parameters.text"))
                .body(not(containsString(text)));
    }

    @Test
    void whatWasTakenIsLookedAtOnceMoreAsItWillBeRead() {
        assertThatThrownBy(() ->
                        letters.write(MessageKind.LOGIN_ALERT, MessageLanguage.EN, Map.of("text", "call 13912345678")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("139");
    }

    @Test
    void nothingLeavesWithANumber() throws Exception {
        assertThat(sent()).doesNotContain(NUMBER);
    }

    @Test
    @Tag("control-broken")
    void withoutTheLintTheNumberLeaves() {
        QuarkusMock.installMockForType(
                new MessageLint(config) {
                    @Override
                    boolean carriesNumber(String text) {
                        return false;
                    }
                },
                MessageLint.class);

        assertThatThrownBy(() -> assertThat(sent()).doesNotContain(NUMBER)).isInstanceOf(AssertionError.class);
    }

    /** Everything that reaches a person for whom an answer with a number was handed in. */
    private static String sent() throws Exception {
        var person = person("zheng");
        var answer = hand(person, "request-answer", "zh", answer(NUMBER));
        if (answer.extract().statusCode() == 202) {
            ends(taken(answer), "handed-off");
        }
        var all = new StringBuilder();
        for (var raw : mailTo("zheng", person).getList("raw", String.class)) {
            all.append(Wanted.text(Wanted.onlyMailTo("zheng", person))).append(MimeUtility.unfold(raw));
        }
        return all.toString();
    }

    private static String answer(String text) {
        return "{\"request\": \"r-1\", \"kind\": \"access\", \"outcome\": \"fulfilled\", \"text\": \"" + text + "\"}";
    }
}
