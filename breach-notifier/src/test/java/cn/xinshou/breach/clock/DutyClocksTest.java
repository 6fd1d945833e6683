package cn.xinshou.breach.clock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.breach.rule.Level;
import cn.xinshou.breach.rule.ReporterProfile;
import cn.xinshou.breach.rule.RulePack;
import cn.xinshou.breach.rule.ShippedRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DutyClocksTest {

    // Half past eleven at night in China, on the eve of a holiday.
    private static final Instant NIGHT = Instant.parse("2026-09-30T15:30:00Z");

    private final RulePack rules = ShippedRules.current();

    private List<RunningClock> clocks(ReporterProfile profile, Level level, Instant now) {
        return new DutyClocks(rules, profile, level, NIGHT).at(now, null);
    }

    @ParameterizedTest
    @CsvSource({"CII, 1, 2", "CENTRAL, 2, 1", "OTHER, 4, 1"})
    void hoursDependOnWhoReportsAndRunThroughTheNight(ReporterProfile profile, int hours, int recipients) {
        assertThat(clocks(profile, Level.III, NIGHT))
                .filteredOn(c -> c.article().equals("4"))
                .hasSize(recipients)
                .allSatisfy(c -> assertThat(c.dueAt()).isEqualTo(NIGHT.plus(Duration.ofHours(hours))));
    }

    @ParameterizedTest
    @EnumSource(ReporterProfile.class)
    void theLowestLevelHasNoHourClock(ReporterProfile profile) {
        assertThat(clocks(profile, Level.IV, NIGHT))
                .hasSize(2)
                .allSatisfy(c -> assertThat(c.article()).isEqualTo("57"))
                .allSatisfy(c -> assertThat(c.dueAt()).isNull());
    }

    @ParameterizedTest
    @CsvSource({"3599, running", "3600, running", "3601, overdue"})
    void aClockIsOverdueOnlyAfterItsHour(long seconds, String state) {
        assertThat(clocks(ReporterProfile.CII, Level.III, NIGHT.plusSeconds(seconds)))
                .filteredOn(c -> c.dueAt() != null)
                .allSatisfy(c -> assertThat(c.state().word()).isEqualTo(state));
    }

    @Test
    void raisingTheLevelRestartsNothing() {
        var later = NIGHT.plus(Duration.ofHours(3));

        assertThat(clocks(ReporterProfile.OTHER, Level.I, later))
                .extracting(RunningClock::startedAt)
                .containsOnly(NIGHT);
        assertThat(clocks(ReporterProfile.OTHER, Level.I, later))
                .isEqualTo(clocks(ReporterProfile.OTHER, Level.III, later));
    }

    @Test
    void elapsedTimeIsShownWhereNoHourIsNamed() {
        assertThat(clocks(ReporterProfile.OTHER, Level.IV, NIGHT.plus(Duration.ofMinutes(205)))
                        .getFirst()
                        .elapsed())
                .isEqualTo("PT3H25M");
    }

    @Test
    void theEarlierOfDiscoveredAndLearnedCounts() {
        assertThat(DutyClocks.start(NIGHT, NIGHT.minusSeconds(1))).isEqualTo(NIGHT.minusSeconds(1));
        assertThat(DutyClocks.start(NIGHT, null)).isEqualTo(NIGHT);
        assertThat(DutyClocks.start(null, NIGHT)).isEqualTo(NIGHT);
    }
}
