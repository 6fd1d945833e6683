package cn.xinshou.identity.profile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.order.RegistrationOrder;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrationOrderRuleTest {

    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant SOON = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2027-01-01T00:00:00Z");

    private static RegistrationOrder order(String id, Instant until, Item... items) {
        return new RegistrationOrder(UUID.randomUUID(), id, "exam", EnumSet.copyOf(List.of(items)), FROM, until, FROM);
    }

    private static Difference change(Item item) {
        return new Difference(item, TextNode.valueOf("new"), "exam-registration", true);
    }

    @Test
    void theOrderThatEndsLastSaysUntilWhen() {
        var orders = List.of(order("late", LATE, Item.CITY), order("soon", SOON, Item.CITY, Item.NAME));

        var refusal = RegistrationOrderRule.refusal(orders, List.of(change(Item.CITY), change(Item.NAME)), FROM)
                .orElseThrow();

        assertThat(refusal.errors())
                .map(error -> error.field() + " " + error.message())
                .containsExactly(
                        "city P5.2: locked by registration order late until " + LATE,
                        "name P5.2: locked by registration order soon until " + SOON);
        assertThat(refusal.detail()).contains(LATE.toString());
    }

    @Test
    void itemsOfNoOrderMayChange() {
        assertThat(RegistrationOrderRule.refusal(
                        List.of(order("soon", SOON, Item.NAME)), List.of(change(Item.CITY)), FROM))
                .isEmpty();
    }

    @Test
    void addingAnItemThatTheOrderRestsOnIsAChangeToo() {
        var added = new Difference(Item.NAME, TextNode.valueOf("new"), "exam-registration", false);

        assertThat(RegistrationOrderRule.refusal(List.of(order("soon", SOON, Item.NAME)), List.of(added), FROM))
                .isPresent();
    }
}
