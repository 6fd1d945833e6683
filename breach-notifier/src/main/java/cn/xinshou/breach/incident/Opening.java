package cn.xinshou.breach.incident;

import cn.xinshou.breach.rule.ReporterProfile;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says when they open an incident.
 *
 * @param type class and subclass of GB/T 20986, e.g. {@code data-security/leak}
 */
public record Opening(
        String title,
        @Nullable Instant occurredFrom,
        @Nullable Instant discoveredAt,
        @Nullable Instant learnedAt,
        String type,
        ReporterProfile reporterProfile,
        Facts facts) {

    // Clocks of machines differ a little; nothing else lies in the future.
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    /** @throws Problem naming each time that cannot be */
    void check(Instant now) {
        var problem = Problem.of(CommonProblem.INVALID_REQUEST, "Correct the times named in errors and send it again.");
        checkTime(problem, "occurredFrom", occurredFrom, now);
        checkTime(problem, "discoveredAt", discoveredAt, now);
        checkTime(problem, "learnedAt", learnedAt, now);
        if (discoveredAt == null && learnedAt == null) {
            problem.field("discoveredAt", "either this or learnedAt must be known: the clocks start there");
        }
        var earliestKnown = Stream.of(new Instant[] {discoveredAt, learnedAt})
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
        if (occurredFrom != null && earliestKnown.filter(occurredFrom::isAfter).isPresent()) {
            problem.field("occurredFrom", "must not be after it was discovered or learned");
        }
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }

    private static void checkTime(Problem problem, String field, @Nullable Instant time, Instant now) {
        if (time != null && time.isAfter(now.plus(AHEAD))) {
            problem.field(field, "must not be in the future");
        }
        if (time != null && time.isBefore(LONG_AGO)) {
            problem.field(field, "must not be before 2000");
        }
    }
}
