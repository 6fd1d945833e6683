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
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AddCourse {

    private static final Duration LONGEST_AHEAD = Duration.ofDays(3_653);

    private final Courses courses;
    private final Caller caller;
    private final Clock clock;
    private final Journal journal;

    AddCourse(Courses courses, Caller caller, Clock clock, Journal journal) {
        this.courses = courses;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    /** @param requiredFrom not before now: nobody is locked out for what nobody could have known */
    @Transactional
    Course add(String id, String zh, String en, int months, @Nullable Instant requiredFrom) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (requiredFrom != null && (requiredFrom.isBefore(now) || requiredFrom.isAfter(now.plus(LONGEST_AHEAD)))) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Leave staff the time to take the course.")
                    .field("requiredFrom", "must not lie in the past, nor more than ten years ahead");
        }
        courses.hold();
        if (courses.findByIdOptional(id).isPresent()) {
            throw Problem.of(CommonProblem.CONFLICT, "There is a course of that id; give the new one another.")
                    .field("id", "is taken");
        }

        var course = new Course(id, zh, en, months, requiredFrom, caller.id(), now);
        courses.persist(course);

        journal.append(course.added());
        return course;
    }
}
