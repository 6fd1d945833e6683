package cn.xinshou.identity.request.progress;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.correspondence.NoteKind;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.request.deadline.ExamDates;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The work goes on: the person answered, or nothing is waited for any more. */
@ApplicationScoped
class ResumeRequest {

    private final FindRequest find;
    private final Notes notes;
    private final ExamDates exams;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    ResumeRequest(FindRequest find, Notes notes, ExamDates exams, Caller caller, RequestClock clock, Journal journal) {
        this.find = find;
        this.notes = notes;
        this.exams = exams;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    Request resume(UUID id, @Nullable String reply) {
        var request = find.forPersonOrDesk(id);
        var now = clock.now();

        var resumed = request.resume(caller.id(), exams.next(request.subject(), now), now);
        notes.keep(request, NoteKind.REPLY, reply, caller.id(), now);

        journal.append(resumed);
        return request;
    }
}
