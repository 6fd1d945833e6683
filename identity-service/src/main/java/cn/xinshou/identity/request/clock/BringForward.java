package cn.xinshou.identity.request.clock;

import cn.xinshou.identity.request.Requests;
import cn.xinshou.identity.request.deadline.ExamDates;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Brings forward what a person waits for when they register for an examination after they asked (promise P5.5): earlier, never later. */
@ApplicationScoped
class BringForward {

    private final Requests requests;
    private final ExamDates exams;
    private final RequestClock clock;
    private final Journal journal;

    BringForward(Requests requests, ExamDates exams, RequestClock clock, Journal journal) {
        this.requests = requests;
        this.exams = exams;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional(TxType.MANDATORY)
    void bringForward(UUID subject) {
        var now = clock.now();
        exams.next(subject, now)
                .ifPresent(exam -> requests.lockOpen(subject)
                        .forEach(request -> request.bringForward(exam, now).ifPresent(journal::append)));
    }
}
