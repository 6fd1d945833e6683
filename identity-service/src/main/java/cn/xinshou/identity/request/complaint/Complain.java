package cn.xinshou.identity.request.complaint;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a complaint in. Its clock is fifteen working days. */
@ApplicationScoped
public class Complain {

    private final FindRequest find;
    private final Complaints complaints;
    private final Seals seals;
    private final RequestClock clock;
    private final Journal journal;

    Complain(FindRequest find, Complaints complaints, Seals seals, RequestClock clock, Journal journal) {
        this.find = find;
        this.complaints = complaints;
        this.seals = seals;
        this.clock = clock;
        this.journal = journal;
    }

    /** @param about the request it is about; without one it is about anything else */
    @Transactional
    public Complaint complain(@Nullable UUID subject, @Nullable UUID about, String words) {
        if (about != null) {
            var request = find.forPersonOrDesk(about);
            if (complaints.openAbout(about).isPresent()) {
                throw Problem.of(IdentityProblem.REQUEST_STATE, "A complaint about this is being looked into.");
            }
            return receive(request.subject(), about, words);
        }
        return receive(Objects.requireNonNull(subject), null, words);
    }

    private Complaint receive(UUID subject, @Nullable UUID about, String words) {
        var id = UUID.randomUUID();
        var now = clock.now();
        var sealed = seals.hold(subject).close(words.getBytes(StandardCharsets.UTF_8), place(id));
        var complaint = new Complaint(
                id, subject, about, sealed, now, clock.inWorkingDays(now).at());
        complaints.persist(complaint);

        journal.append(complaint.received());
        return complaint;
    }

    static String place(UUID complaint) {
        return "complaint/" + complaint + "/words";
    }
}
