package cn.xinshou.consent.device;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What decided whether a purpose is on for a device. */
enum Source {
    NECESSARY,
    CHOICE,
    SIGNAL_GPC,
    SIGNAL_DNT,
    DEFAULT;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
