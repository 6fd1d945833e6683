package cn.xinshou.breach.rule;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One limb of the level guide.
 *
 * @param figure the fact that is measured
 * @param thresholds the number from which on (inclusive) a level is reached
 */
public record LevelRule(
        String id,
        String source,
        String article,
        URI url,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        Certainty certainty,
        String figure,
        Map<Level, BigDecimal> thresholds,
        Wording text)
        implements Rule {

    /** The highest level whose threshold the number reaches. */
    Optional<Level> reached(BigDecimal number) {
        return thresholds.entrySet().stream()
                .filter(t -> number.compareTo(t.getValue()) >= 0)
                .map(Map.Entry::getKey)
                .max(Level::compareTo);
    }
}
