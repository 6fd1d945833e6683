package cn.xinshou.audit.alert;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

@ApplicationScoped
class AnswerAlert {

    private final Alerts alerts;
    private final Learning learning;
    private final Journal journal;
    private final Clock clock;

    AnswerAlert(Alerts alerts, Learning learning, Journal journal, Clock clock) {
        this.alerts = alerts;
        this.learning = learning;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    Alert answer(UUID subject, UUID id, boolean mine) {
        learning.takeTurn(alerts.loginOf(id, subject).orElseThrow(AnswerAlert::unknown));
        var alert = alerts.lock(id).orElseThrow(AnswerAlert::unknown);
        alert.answer(subject, mine, clock.instant()).ifPresent(fact -> {
            if (mine) {
                learning.confirmed(alert.login());
            }
            journal.append(fact);
        });
        return alert;
    }

    private static Problem unknown() {
        return Problem.of(CommonProblem.NOT_FOUND, "The person has no alert of this id.");
    }
}
