package cn.xinshou.identity.order;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.item.Item;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationOrderTest {

    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");

    private final RegistrationOrder all =
            new RegistrationOrder(UUID.randomUUID(), "O-1", "exam", EnumSet.allOf(Item.class), FROM, UNTIL, FROM);

    @Test
    void locksFromItsBeginningToJustBeforeItsEnd() {
        assertThat(all.locks(Item.NAME, FROM.minusMillis(1))).isFalse();
        assertThat(all.locks(Item.NAME, FROM)).isTrue();
        assertThat(all.locks(Item.NAME, UNTIL.minusMillis(1))).isTrue();
        assertThat(all.locks(Item.NAME, UNTIL)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "EMAIL"})
    void neverLocksTheWaysToReachThePerson(Item item) {
        assertThat(all.locks(item, FROM)).isFalse();
    }

    @Test
    void locksExactlyItsItems() {
        var order = new RegistrationOrder(
                UUID.randomUUID(), "O-1", "exam", EnumSet.of(Item.ID_NUMBER, Item.NAME), FROM, UNTIL, FROM);

        assertThat(EnumSet.allOf(Item.class))
                .filteredOn(item -> order.locks(item, FROM))
                .containsExactly(Item.NAME, Item.ID_NUMBER);
    }
}
