package cn.xinshou.identity.conduct;

import cn.xinshou.identity.calendar.WorkingDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The times that reports and appeals live by. */
@ApplicationScoped
class ConductClock {

    /** As for complaints (GB/T 35273 8.5). */
    private static final int WORKING_DAYS = 15;

    private final WorkingDays days;
    private final Clock clock;

    ConductClock(WorkingDays days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    /** Now, as exact as PostgreSQL keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Instant answerDue(Instant from) {
        return days.after(from, WORKING_DAYS).at();
    }
}
