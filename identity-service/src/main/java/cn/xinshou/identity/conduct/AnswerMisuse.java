package cn.xinshou.identity.conduct;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

@ApplicationScoped
class AnswerMisuse {

    private final MisuseReports reports;
    private final SealedText text;
    private final Caller caller;
    private final ConductClock clock;
    private final Journal journal;

    AnswerMisuse(MisuseReports reports, SealedText text, Caller caller, ConductClock clock, Journal journal) {
        this.reports = reports;
        this.text = text;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    /** @param words what was found and what was done about it */
    @Transactional
    MisuseReport answer(UUID id, Finding outcome, String words) {
        var report = reports.lock(id);
        report.requireNotConcerned(caller.id());
        var sealed = text.close(report.holder(), MisuseReport.place(id, "answer"), words);

        var answered = report.answer(outcome, sealed, caller.id(), clock.now());

        journal.append(answered);
        return report;
    }
}
