package cn.xinshou.breach.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a message is; the last four are ends. */
public enum MessageState {
    PLANNED,
    CLAIMED,
    /** The mail server took it. */
    HANDED_OFF,
    /** Nobody can be reached: identity-service has no address, or knows no such person. */
    NO_ADDRESS,
    FAILED,
    /** Too late to be of use. */
    EXPIRED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
