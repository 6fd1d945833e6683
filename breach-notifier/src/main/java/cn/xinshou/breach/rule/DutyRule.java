package cn.xinshou.breach.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody must be told.
 *
 * @param duration from the clock's start, through nights and holidays; null where the law says "at once" and names no hours
 */
public record DutyRule(
        String id,
        String source,
        String article,
        URI url,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        Certainty certainty,
        Trigger trigger,
        Start start,
        @Nullable Duration duration,
        Recipient recipient,
        String form,
        Wording text)
        implements Rule {

    /** @param level the lowest level that triggers the duty */
    public record Trigger(Level level, Set<ReporterProfile> profiles) {}

    /** Who must be told. */
    public record Recipient(String id, String zh, String en) {}

    /** From which moment the clock runs. */
    public enum Start {
        @JsonProperty("earlier-of-discovered-and-learned")
        EARLIER_OF_DISCOVERED_AND_LEARNED
    }

    boolean isTriggered(Level level, ReporterProfile profile) {
        return level.isAtLeast(trigger.level()) && trigger.profiles().contains(profile);
    }
}
