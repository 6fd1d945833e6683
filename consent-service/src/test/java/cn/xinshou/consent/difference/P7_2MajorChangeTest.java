package cn.xinshou.consent.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.Rewritten;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.SortedSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A major change is known as one, and of which kind it is; a change of words alone is not. */
@Tag("P7.2")
class P7_2MajorChangeTest {

    private final Policy shipped = Rewritten.shipped();

    @Test
    void everyComputedKindIsFound() {
        findsEveryKind((from, to) -> PolicyDifference.between(from, to).classes());
    }

    @Test
    void aChangeOfWordsAloneIsNotMajor() {
        var reworded = Rewritten.as("next")
                .text(Language.EN, text -> text.replace("the ", "this "))
                .policy(2);

        var difference = PolicyDifference.between(shipped, reworded);

        assertThat(difference.changes()).isNotEmpty();
        assertThat(difference.major()).isFalse();
        assertThat(difference.askedAgain()).isEmpty();
    }

    @Test
    @Tag("control-broken")
    void ifOnlyTheWordsWereComparedNoMajorChangeWouldBeFound() {
        BiFunction<Policy, Policy, SortedSet<Integer>> broken = (from, to) -> {
            var words = Rewritten.as("words").policy(2);
            return PolicyDifference.between(Rewritten.shipped(), words).classes();
        };

        assertThatThrownBy(() -> findsEveryKind(broken)).isInstanceOf(AssertionError.class);
    }

    private void findsEveryKind(BiFunction<Policy, Policy, SortedSet<Integer>> control) {
        var next = Rewritten.as("next")
                .purpose("exam-news", purpose -> ((ArrayNode) purpose.get("items")).add("city"))
                .purpose(
                        "exam-notification",
                        purpose -> purpose.set(
                                "recipients",
                                JsonNodeFactory.instance.arrayNode().add("courier")))
                .without("rights", "id", "copy")
                .contact(contact -> contact.put("complaints", "other@baoming.example"))
                .policy(2);

        assertThat(control.apply(shipped, next)).containsExactly(1, 3, 4, 5);
    }
}
