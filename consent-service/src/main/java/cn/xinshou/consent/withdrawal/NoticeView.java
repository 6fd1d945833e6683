package cn.xinshou.consent.withdrawal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as people and officers see it.
 *
 * @param lag ISO 8601, from the end of the use to the acknowledgement, or until now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticeView(
        UUID id,
        UUID subject,
        String recipient,
        String purpose,
        Notice.Cause cause,
        List<String> items,
        Notice.State state,
        Instant at,
        Instant dueAt,
        String lag,
        int tries,
        @Nullable String answer,
        @Nullable Instant takenAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String evidence) {

    static NoticeView of(Notice notice, Instant now) {
        return new NoticeView(
                notice.id(),
                notice.subject(),
                notice.recipient(),
                notice.purpose(),
                notice.cause(),
                notice.items(),
                notice.state(now),
                notice.at(),
                notice.dueAt(),
                Duration.ofSeconds(notice.lag(now).toSeconds()).toString(),
                notice.tries(),
                notice.answer(),
                notice.takenAt(),
                notice.acknowledgedAt(),
                notice.acknowledgedBy(),
                notice.evidence());
    }
}
