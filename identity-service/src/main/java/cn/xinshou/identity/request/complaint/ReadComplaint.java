package cn.xinshou.identity.request.complaint;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.identity.sealing.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Shows one complaint with its words; an officer's look is noted. */
@ApplicationScoped
class ReadComplaint {

    private final Complaints complaints;
    private final Seals seals;
    private final Readings readings;
    private final Caller caller;

    ReadComplaint(Complaints complaints, Seals seals, Readings readings, Caller caller) {
        this.complaints = complaints;
        this.seals = seals;
        this.readings = readings;
        this.caller = caller;
    }

    @Transactional
    ComplaintView read(UUID id) {
        var complaint = complaints
                .findByIdOptional(id)
                .filter(found -> caller.has("privacy-officer")
                        || caller.id().equals(found.subject().toString()))
                .orElseThrow(
                        () -> Problem.of(CommonProblem.NOT_FOUND, "There is no such complaint, or it is another's."));
        if (caller.has("privacy-officer")) {
            readings.note(complaint.subject(), List.of("complaint"), Why.request(id.toString()), Actor.of(caller));
        }
        return seals.of(complaint.subject())
                .map(seal -> ComplaintView.of(complaint, seal))
                .orElseGet(() -> ComplaintView.of(complaint));
    }
}
