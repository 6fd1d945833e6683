package cn.xinshou.identity.order;

import cn.xinshou.identity.item.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Orders placed without going through the door: for tests that come in as somebody who cannot place one. */
@ApplicationScoped
public class GivenOrders {

    private final PlaceRegistrationOrder place;

    GivenOrders(PlaceRegistrationOrder place) {
        this.place = place;
    }

    /** Locks the name for all of 2026. */
    public void place(UUID subject, String order) {
        place.place(
                subject,
                order,
                "自学考试",
                Set.of(Item.NAME),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"),
                null);
    }
}
