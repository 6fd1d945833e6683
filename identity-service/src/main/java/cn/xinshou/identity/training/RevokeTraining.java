package cn.xinshou.identity.training;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

@ApplicationScoped
class RevokeTraining {

    private final TrainingRecords records;
    private final Caller caller;
    private final Clock clock;
    private final Journal journal;

    RevokeTraining(TrainingRecords records, Caller caller, Clock clock, Journal journal) {
        this.records = records;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    TrainingRecord revoke(UUID id) {
        var training = records.lock(id)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "There is no such training record."));

        var revoked = training.revoke(caller.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));

        journal.append(revoked);
        return training;
    }
}
