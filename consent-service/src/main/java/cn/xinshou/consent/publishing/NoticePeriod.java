package cn.xinshou.consent.publishing;

import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long people have between the announcement of a version and its first day, longer for a major change (promise P7.2). */
@ApplicationScoped
class NoticePeriod {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Period ordinary;
    private final Period major;

    NoticePeriod(
            @ConfigProperty(name = "xinshou.publishing.notice") Period ordinary,
            @ConfigProperty(name = "xinshou.publishing.notice-major") Period major) {
        this.ordinary = ordinary;
        this.major = major;
    }

    /** The earliest moment at which a version announced now can be in force, in calendar days of China. */
    Instant end(Instant now, boolean isMajor) {
        return now.atZone(CHINA).plus(isMajor ? major : ordinary).toInstant();
    }

    /** @throws Problem NOTICE_TOO_SHORT with {@code earliest} */
    void require(Instant effectiveFrom, Instant now, boolean isMajor) {
        var earliest = end(now, isMajor);
        if (effectiveFrom.isBefore(earliest)) {
            var length = isMajor ? major : ordinary;
            throw Problem.of(
                            ConsentProblem.NOTICE_TOO_SHORT,
                            "Let it be in force " + length.getDays()
                                    + " days from now or later: people have to be told first.")
                    .field(
                            "effectiveFrom",
                            effectiveFrom.isAfter(now) ? "leaves less than the notice period" : "is in the past")
                    .with("earliest", earliest);
        }
    }
}
