package cn.xinshou.breach.incident;

import cn.xinshou.breach.clock.RunningClock;
import cn.xinshou.breach.rule.LevelFinding;
import cn.xinshou.breach.rule.ReporterProfile;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it stands at one moment.
 *
 * @param rulePack the rules that govern it
 * @param version what {@code If-Match} must carry
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentView(
        UUID id,
        String number,
        boolean drill,
        IncidentState state,
        String title,
        String type,
        ReporterProfile reporterProfile,
        Origin origin,
        @Nullable Instant occurredFrom,
        @Nullable Instant discoveredAt,
        @Nullable Instant learnedAt,
        Instant openedAt,
        @Nullable Instant closedAt,
        Facts facts,
        LevelFinding level,
        List<RunningClock> clocks,
        String rulePack,
        long version) {}
