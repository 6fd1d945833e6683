package cn.xinshou.audit.alert;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff found out about an alert, or about the decision behind it. */
@ApplicationScoped
public class JudgeAlert {

    private final Alerts alerts;
    private final Journal journal;
    private final Clock clock;

    JudgeAlert(Alerts alerts, Journal journal, Clock clock) {
        this.alerts = alerts;
        this.journal = journal;
        this.clock = clock;
    }

    /** The login was the person's own after all; an alert that is gone needs no verdict. */
    @Transactional
    public void clear(UUID id, String by) {
        alerts.lock(id).ifPresent(alert -> journal.append(alert.judge(Verdict.LEGITIMATE, null, by, clock.instant())));
    }

    @Transactional
    Alert judge(UUID id, Verdict verdict, @Nullable String note, String by) {
        var alert =
                alerts.lock(id).orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "There is no alert of this id."));
        journal.append(alert.judge(verdict, note, by, clock.instant()));
        return alert;
    }
}
