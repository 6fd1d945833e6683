package cn.xinshou.breach.clock;

import cn.xinshou.breach.rule.DutyRule;
import cn.xinshou.breach.rule.Wording;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One duty's clock at one moment.
 *
 * @param dueAt null where the law names no hours: then only {@code elapsed} is shown, never a countdown
 * @param elapsed since the start, ISO 8601, whole seconds
 */
public record RunningClock(
        String rule,
        String article,
        String source,
        String recipient,
        Wording recipientName,
        Wording text,
        Instant startedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant dueAt,
        State state,
        String elapsed) {

    /** Running; past its due time; no longer running because the incident is closed. */
    public enum State {
        RUNNING,
        OVERDUE,
        STOPPED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param stoppedAt when the incident was closed; null while it runs */
    static RunningClock of(DutyRule rule, Instant start, Instant now, @Nullable Instant stoppedAt) {
        var due = rule.duration() == null ? null : start.plus(rule.duration());
        var until = stoppedAt == null ? now : stoppedAt;
        var elapsed = Duration.between(start, until);
        return new RunningClock(
                rule.id(),
                rule.article(),
                rule.source(),
                rule.recipient().id(),
                new Wording(rule.recipient().zh(), rule.recipient().en()),
                rule.text(),
                start,
                due,
                state(due, until, stoppedAt),
                (elapsed.isNegative() ? Duration.ZERO : elapsed)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
    }

    private static State state(@Nullable Instant due, Instant until, @Nullable Instant stoppedAt) {
        if (due != null && until.isAfter(due)) {
            return State.OVERDUE;
        }
        return stoppedAt == null ? State.RUNNING : State.STOPPED;
    }
}
