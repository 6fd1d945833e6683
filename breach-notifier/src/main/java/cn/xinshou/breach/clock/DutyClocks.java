package cn.xinshou.breach.clock;

import cn.xinshou.breach.rule.Level;
import cn.xinshou.breach.rule.ReporterProfile;
import cn.xinshou.breach.rule.RulePack;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clocks an incident has running. They follow from the rules and from two times that never change, so a raised level adds
 * clocks that have been running from the start (国家网络安全事件报告管理办法 art. 4: 发现或者获知), and restarts none.
 */
public record DutyClocks(RulePack pack, ReporterProfile profile, Level level, Instant start) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** The earlier of the two; one of them may be unknown. */
    public static Instant start(@Nullable Instant discovered, @Nullable Instant learned) {
        if (discovered == null || learned == null) {
            var known = discovered == null ? learned : discovered;
            if (known == null) {
                throw new IllegalArgumentException("neither discovered nor learned");
            }
            return known;
        }
        return discovered.isBefore(learned) ? discovered : learned;
    }

    /** The day that decides which rules are in force. */
    public static LocalDate day(Instant start) {
        return LocalDate.ofInstant(start, CHINA);
    }

    public List<RunningClock> at(Instant now, @Nullable Instant stoppedAt) {
        return pack.triggered(level, profile, day(start)).stream()
                .map(duty -> RunningClock.of(duty, start, now, stoppedAt))
                .toList();
    }
}
