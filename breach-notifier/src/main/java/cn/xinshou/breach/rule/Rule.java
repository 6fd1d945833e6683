package cn.xinshou.breach.rule;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What every rule says about itself. */
sealed interface Rule permits LevelRule, DutyRule {

    String id();

    String source();

    String article();

    URI url();

    LocalDate effectiveFrom();

    /** The first day on which it no longer applies. */
    @Nullable
    LocalDate effectiveTo();

    Certainty certainty();

    default boolean isInForce(LocalDate day) {
        var end = effectiveTo();
        return !day.isBefore(effectiveFrom()) && (end == null || day.isBefore(end));
    }
}
