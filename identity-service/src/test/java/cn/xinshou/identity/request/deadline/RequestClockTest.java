package cn.xinshou.identity.request.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.calendar.WorkingDays;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.local.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RequestClockTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final MovableClock time = new MovableClock();
    private final RequestClock clock = RequestClocks.at(time);

    @BeforeEach
    void stopTheClock() {
        time.stopAt(NOON);
    }

    @Test
    void anAnswerIsOwedOnTheThirtiethDay() {
        var deadlines = clock.deadlines(RequestKind.COPY, Optional.empty());

        assertThat(deadlines.answerBy()).isEqualTo("2026-12-23T04:00:00Z");
        assertThat(deadlines.due().at()).isEqualTo("2026-12-23T04:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CLOSE_ACCOUNT, 2026-12-14T04:00:00Z, WORKING_DAYS_15
            CORRECTION,    2026-12-14T04:00:00Z, WORKING_DAYS_15
            DELETION,      2026-12-14T04:00:00Z, WORKING_DAYS_15
            TRANSFER,      2026-12-23T04:00:00Z, DAY_30
            EXPLANATION,   2026-12-23T04:00:00Z, DAY_30
            RESTRICTION,   2026-12-23T04:00:00Z, DAY_30
            WITHDRAW_ALL,  2026-12-23T04:00:00Z, DAY_30
            ACCESS,        2026-12-23T04:00:00Z, DAY_30
            """)
    void closingCorrectionAndDeletionAreDueInFifteenWorkingDays(RequestKind kind, Instant due, DueRule rule) {
        var deadlines = clock.deadlines(kind, Optional.empty());

        assertThat(deadlines.due().at()).isEqualTo(due);
        assertThat(deadlines.due().rule()).isEqualTo(rule);
        assertThat(deadlines.answerBy()).isEqualTo("2026-12-23T04:00:00Z");
    }

    /** No year was like that yet. */
    @ParameterizedTest
    @EnumSource(
            value = RequestKind.class,
            names = {"CLOSE_ACCOUNT", "CORRECTION", "DELETION"})
    void noHolidaysMoveTheWorkBehindTheThirtiethDay(RequestKind kind) {
        var holidays = RequestClocks.at(time, new WorkingDays() {
            @Override
            public Counted after(Instant from, int days) {
                return new Counted(from.plus(Duration.ofDays(31)), true);
            }
        });

        assertThat(holidays.deadlines(kind, Optional.empty()).due())
                .isEqualTo(new Due(Instant.parse("2026-12-23T04:00:00Z"), DueRule.DAY_30, true));
    }

    /** Of what is due within the week nobody is reminded a week before. */
    @Test
    void nobodyIsRemindedOfWhatHasNotBegun() {
        var due = NOON.plus(Duration.ofDays(3));

        assertThat(Reminder.due(NOON, due, List.of(), NOON)).isEmpty();
        assertThat(Reminder.due(NOON, due, List.of(), due)).containsExactly(Reminder.HALF_TIME, Reminder.TWO_DAYS);
    }

    /** Ten days off, and the Saturdays before and after them are worked. */
    @Test
    void springFestivalMovesTheDayAndMakeUpSaturdaysBringItBack() {
        time.stopAt(Instant.parse("2026-02-10T01:00:00Z"));

        var deadlines = clock.deadlines(RequestKind.DELETION, Optional.empty());

        assertThat(deadlines.due().at()).isEqualTo("2026-03-09T01:00:00Z");
        assertThat(deadlines.due().announced()).isTrue();
        assertThat(deadlines.answerBy()).isEqualTo("2026-03-12T01:00:00Z");
    }

    @Test
    void anExaminationDoesNotWait() {
        var closes = new Due(NOON.plus(Duration.ofDays(3)), DueRule.REGISTRATION_CLOSES, true);

        var deadlines = clock.deadlines(RequestKind.CORRECTION, Optional.of(closes));

        assertThat(deadlines.due()).isEqualTo(closes);
    }

    @Test
    void aSignInIsFreshForTenMinutes() {
        assertThat(clock.isFresh(NOON.minusSeconds(600))).isTrue();
        assertThat(clock.isFresh(NOON.minusSeconds(601))).isFalse();
    }
}
