package cn.xinshou.breach.delivery;

/** How far an attempt came, in order. Until {@link #CONTENT_SENT} nobody can have received anything. */
public enum Phase {
    CLAIMED,
    EMBARKED,
    CONNECTED,
    SENDER_ACCEPTED,
    RECIPIENT_ACCEPTED,
    CONTENT_STARTED,
    /** All of it left, the answer is not there yet. Silence from here on means doubt. */
    CONTENT_SENT,
    ACKNOWLEDGED
}
