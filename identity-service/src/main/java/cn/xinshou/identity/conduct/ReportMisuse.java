package cn.xinshou.identity.conduct;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.reading.Reading;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ReportMisuse {

    private final MisuseReports reports;
    private final Readings readings;
    private final SealedText text;
    private final Caller caller;
    private final ConductClock clock;
    private final Journal journal;

    ReportMisuse(
            MisuseReports reports,
            Readings readings,
            SealedText text,
            Caller caller,
            ConductClock clock,
            Journal journal) {
        this.reports = reports;
        this.readings = readings;
        this.text = text;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    /** @param reading a line of the reporter's own list of readers; then whoever read is meant */
    @Transactional
    MisuseReport report(@Nullable String about, @Nullable UUID reading, String words) {
        var person = caller.has("data-subject") ? caller.subject() : null;
        var read = reading == null ? null : own(reading, person);
        if (read != null && about != null && !about.equals(read.reader())) {
            throw wrong("about", "is not who made that read");
        }

        var id = UUID.randomUUID();
        var now = clock.now();
        var sealed = text.close(Objects.requireNonNullElse(person, id), MisuseReport.place(id, "words"), words);
        var report = new MisuseReport(
                id,
                caller.id(),
                person,
                read == null ? about : read.reader(),
                reading,
                sealed,
                now,
                clock.answerDue(now));
        reports.persist(report);

        journal.append(report.reported());
        return report;
    }

    /** People point at their own list; staff at any read they know the id of. */
    private Reading own(UUID reading, @Nullable UUID person) {
        return readings.named(reading)
                .filter(read -> person == null || read.subject().equals(person))
                .orElseThrow(() -> wrong("reading", "is no line of your list of readers"));
    }

    private static Problem wrong(String field, String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend the field named and send it again.")
                .field(field, why);
    }
}
