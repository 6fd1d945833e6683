package cn.xinshou.consent.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReaskBudgetTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final ReaskBudget budget = new ReaskBudget(Duration.ofDays(180), Duration.ofDays(30));

    @ParameterizedTest
    @EnumSource(
            value = ConsentState.class,
            names = {"REFUSED", "WITHDRAWN"})
    void aNoRestsForTheWholeTime(ConsentState state) {
        assertThat(budget.mayAskAgainAt(state, NOON)).contains(Instant.parse("2027-05-22T04:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsentState.class,
            names = {"REFUSED", "WITHDRAWN"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatWasNoNoStandsAgainstNothing(ConsentState state) {
        assertThat(budget.mayAskAgainAt(state, NOON)).isEmpty();
    }

    @Test
    void silenceRestsForLess() {
        assertThat(budget.mayAskAgainAfterSilence(NOON)).isEqualTo("2026-12-23T04:00:00Z");
    }
}
