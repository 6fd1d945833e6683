package cn.xinshou.consent.consent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a person stands on a purpose. */
public enum ConsentState {
    /** Before the first act; never stored. */
    NOT_ASKED,
    GRANTED,
    REFUSED,
    WITHDRAWN,
    EXPIRED,
    SUPERSEDED;

    /** As written in the published interface. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
