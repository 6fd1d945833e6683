package cn.xinshou.identity.training;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class RecordTraining {

    private static final Duration LONGEST_AGO = Duration.ofDays(3_653);

    private final Courses courses;
    private final TrainingRecords records;
    private final Caller caller;
    private final Clock clock;
    private final Journal journal;

    RecordTraining(Courses courses, TrainingRecords records, Caller caller, Clock clock, Journal journal) {
        this.courses = courses;
        this.records = records;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    /** @param validUntil null for as long as the course counts; never longer */
    @Transactional
    TrainingRecord add(
            String account, String courseId, Instant passedAt, @Nullable Instant validUntil, String evidence) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var course = courses.findByIdOptional(courseId)
                .orElseThrow(() -> wrong("course", "is none of the register; see /trainings/courses"));
        if (passedAt.isAfter(now) || passedAt.isBefore(now.minus(LONGEST_AGO))) {
            throw wrong("passedAt", "must lie within the last ten years");
        }
        var until = validUntil == null ? course.longest(passedAt) : validUntil;
        if (!until.isAfter(passedAt) || until.isAfter(course.longest(passedAt))) {
            throw wrong(
                    "validUntil", "must lie after passedAt, by at most the " + course.months() + " months it counts");
        }

        var training =
                new TrainingRecord(UUID.randomUUID(), account, courseId, passedAt, until, evidence, caller.id(), now);
        records.persist(training);

        journal.append(training.recorded());
        return training;
    }

    private static Problem wrong(String field, String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend the field named and send it again.")
                .field(field, why);
    }
}
