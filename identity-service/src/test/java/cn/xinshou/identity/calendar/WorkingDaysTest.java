package cn.xinshou.identity.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private final WorkingDays days = new WorkingDays();

    @ParameterizedTest
    @CsvSource(textBlock = """
            2025-01-01, false
            2025-01-26, true
            2025-01-27, true
            2025-01-28, false
            2025-02-04, false
            2025-02-05, true
            2025-02-08, true
            2025-02-09, false
            2025-10-08, false
            2025-10-09, true
            2025-10-11, true
            2026-01-04, true
            2026-02-14, true
            2026-02-15, false
            2026-02-23, false
            2026-02-24, true
            2026-02-28, true
            2026-03-01, false
            2026-09-20, true
            2026-10-10, true
            2026-11-27, true
            2026-11-28, false
            2027-01-01, true
            2027-01-02, false
            """)
    void areThoseThatTheStateCouncilAnnounced(LocalDate day, boolean works) {
        assertThat(days.isWorkingDay(day)).isEqualTo(works);
    }

    /** 2025 has 365 days, 104 of a weekend: 28 days off as announced, five of them bought with a weekend day. */
    @ParameterizedTest
    @CsvSource({"2025, 248", "2026, 248"})
    void sumUpToWhatTheYearHas(int year, long count) {
        assertThat(LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(days::isWorkingDay))
                .hasSize((int) count);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-02-10T01:00:00Z, 15, 2026-03-09T01:00:00Z
            2026-02-13T15:59:59Z, 1,  2026-02-14T15:59:59Z
            2026-02-13T16:00:00Z, 1,  2026-02-23T16:00:00Z
            2025-01-20T04:00:00Z, 15, 2025-02-14T04:00:00Z
            2026-09-28T04:00:00Z, 4,  2026-10-09T04:00:00Z
            """)
    void areCountedByTheDayInChina(Instant start, int count, Instant end) {
        assertThat(days.after(start, count)).isEqualTo(new WorkingDays.Counted(end, true));
    }

    @Test
    void ofAYearThatNothingIsAnnouncedForCountEarlyAndAreMarked() {
        var counted = days.after(Instant.parse("2026-12-28T04:00:00Z"), 15);

        assertThat(counted).isEqualTo(new WorkingDays.Counted(Instant.parse("2027-01-18T04:00:00Z"), false));
    }
}
