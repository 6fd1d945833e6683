package cn.xinshou.consent.difference;

import cn.xinshou.consent.purpose.Purpose;
import java.time.LocalDate;
import java.time.Period;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long data are kept, compared (保存期限, PIPL 19). */
final class Retention {

    // Months have different lengths: every start in one leap cycle is tried, at both ends of a month.
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final int MONTHS = 48;

    private Retention() {}

    /** @return null if it is the same; a period that cannot be compared counts as restated, hence as longer */
    static @Nullable ChangeKind change(Purpose before, Purpose after) {
        var was = before.keep();
        var is = after.keep();
        if (was == null || is == null) {
            return Alike.alike(before.retention(), after.retention()) ? null : ChangeKind.RETENTION_RESTATED;
        }
        if (!was.from().equals(is.from())) {
            return ChangeKind.RETENTION_RESTATED;
        }
        if (longer(was.period(), is.period())) {
            return ChangeKind.RETENTION_LONGER;
        }
        return longer(is.period(), was.period()) ? ChangeKind.RETENTION_SHORTER : null;
    }

    /** Whether, from any day, the second period ends later than the first. */
    static boolean longer(Period one, Period other) {
        return IntStream.range(0, MONTHS)
                .mapToObj(START::plusMonths)
                .flatMap(first -> Stream.of(first, first.plusMonths(1).minusDays(1)))
                .anyMatch(day -> day.plus(other).isAfter(day.plus(one)));
    }
}
