package cn.xinshou.consent.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.Rewritten;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No right is reduced behind anybody's back: whatever takes from people is found by comparing what the versions say. */
@Tag("P7.1")
class P7_1ReducingTest {

    private final Policy shipped = Rewritten.shipped();

    @Test
    void aDroppedRightIsFound() {
        findsTheDroppedRight(PolicyDifference::between);
    }

    @Test
    void aWidenedPurposeIsFound() {
        findsTheWidenedPurpose(PolicyDifference::between);
    }

    @Test
    void aPurposeThatBeginsToPublishIsFound() {
        findsThePublication(PolicyDifference::between);
    }

    @Test
    void theReverseTakesNothing() {
        assertThat(PolicyDifference.between(widened(), shipped).reducing()).isFalse();
    }

    @Test
    @Tag("control-broken")
    void ifAVersionWereNotComparedWithTheOneBeforeItTheHarmWouldPass() {
        BiFunction<Policy, Policy, PolicyDifference> broken = (from, to) -> PolicyDifference.between(to, to);

        assertThatThrownBy(() -> findsTheDroppedRight(broken)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> findsTheWidenedPurpose(broken)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> findsThePublication(broken)).isInstanceOf(AssertionError.class);
    }

    private void findsTheDroppedRight(BiFunction<Policy, Policy, PolicyDifference> control) {
        var dropped = Rewritten.as("next").without("rights", "id", "copy").policy(2);
        assertThat(control.apply(shipped, dropped).reducing()).isTrue();
    }

    private void findsTheWidenedPurpose(BiFunction<Policy, Policy, PolicyDifference> control) {
        assertThat(control.apply(shipped, widened()).widens("exam-news")).isTrue();
    }

    private void findsThePublication(BiFunction<Policy, Policy, PolicyDifference> control) {
        var publishing = Rewritten.as("next")
                .purpose("admission-photo", purpose -> purpose.put("publishes", true))
                .policy(2);
        assertThat(control.apply(shipped, publishing).widens("admission-photo")).isTrue();
    }

    private static Policy widened() {
        return Rewritten.as("next")
                .purpose("exam-news", purpose -> ((ArrayNode) purpose.get("items")).add("idNumber"))
                .policy(2);
    }
}
