package cn.xinshou.consent.difference;

/** What a change means for those who agreed to the terms before it. */
public enum Effect {
    /** Nothing to answer. */
    NONE,
    /** Nothing grows, but the consent given so far does not cover it: it has to be asked again (PIPL 14(2), 29). */
    ASKS,
    /** Takes from a person: holds for them only after explicit consent (promise P7.1). */
    REDUCES
}
