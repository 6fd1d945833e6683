package cn.xinshou.identity.delivery;

import cn.xinshou.identity.right.Word;

/** Why data leaves. */
public enum Cause implements Word {
    /** A disclosure that consent-service decided. */
    RELEASE,
    /** The person has it sent to somebody of their choice (PIPL 45). */
    TRANSFER,
    /** What a recipient was told is true no longer (PIPL 46). */
    CORRECTION
}
