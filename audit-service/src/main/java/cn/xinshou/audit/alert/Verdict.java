package cn.xinshou.audit.alert;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What staff found out about an alert. */
enum Verdict {
    LEGITIMATE,
    MALICIOUS,
    UNCLEAR;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
