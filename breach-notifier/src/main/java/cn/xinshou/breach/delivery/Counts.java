package cn.xinshou.breach.delivery;

import java.util.Map;

/** How many people are where, for one channel. */
public record Counts(
        long planned,
        long claimed,
        long handedOff,
        long delivered,
        long softFail,
        long hardFail,
        long inDoubt,
        long expired) {

    static Counts of(Map<DeliveryState, Long> people) {
        return new Counts(
                people.getOrDefault(DeliveryState.PLANNED, 0L),
                people.getOrDefault(DeliveryState.CLAIMED, 0L),
                people.getOrDefault(DeliveryState.HANDED_OFF, 0L),
                people.getOrDefault(DeliveryState.DELIVERED, 0L),
                people.getOrDefault(DeliveryState.SOFT_FAIL, 0L),
                people.getOrDefault(DeliveryState.HARD_FAIL, 0L),
                people.getOrDefault(DeliveryState.IN_DOUBT, 0L),
                people.getOrDefault(DeliveryState.EXPIRED, 0L));
    }

    public long total() {
        return planned + claimed + handedOff + delivered + softFail + hardFail + inDoubt + expired;
    }

    /** Of those, how many are through: told, or as far as the channel can say. */
    public long reached() {
        return handedOff + delivered;
    }
}
