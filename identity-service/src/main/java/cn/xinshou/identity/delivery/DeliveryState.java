package cn.xinshou.identity.delivery;

import cn.xinshou.identity.right.Word;

/** How far a delivery has come. */
public enum DeliveryState implements Word {
    WAITING,
    /** The recipient has confirmed that it has it. */
    DELIVERED,
    /** It was tried for as long as is reasonable, or the recipient will not have it. */
    FAILED,
    /** It may not go, or no longer. */
    WITHHELD
}
