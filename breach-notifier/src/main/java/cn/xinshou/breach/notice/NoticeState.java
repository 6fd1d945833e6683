package cn.xinshou.breach.notice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The way of a notice; only the text that was approved is ever in the last four. */
public enum NoticeState {
    DRAFT,
    PENDING_APPROVAL,
    REJECTED,
    APPROVED,
    SENDING,
    STOPPED,
    DONE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
