package cn.xinshou.breach.rule;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The level that the facts lead to, and why. */
public record LevelFinding(Level value, List<Reason> reasons) {

    /**
     * @param rule the limb that decided; null where no number did
     * @param number what was measured, and the {@code threshold} it reached or stays below
     */
    public record Reason(
            @Nullable String rule,
            @Nullable String figure,
            @Nullable BigDecimal number,
            @Nullable BigDecimal threshold,
            String zh,
            String en) {}
}
