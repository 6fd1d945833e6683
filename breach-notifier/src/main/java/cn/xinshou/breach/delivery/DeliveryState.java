package cn.xinshou.breach.delivery;

/** Where one person's copy is. Every person is in exactly one of these at any time. */
public enum DeliveryState {
    PLANNED,
    CLAIMED,
    HANDED_OFF,
    DELIVERED,
    SOFT_FAIL,
    HARD_FAIL,
    IN_DOUBT,
    EXPIRED
}
