package cn.xinshou.consent.transfer;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The successor binds itself in writing to a version of the policy. */
@ApplicationScoped
class RecordAcceptance {

    private final Transfers transfers;
    private final Policies policies;
    private final Journal journal;
    private final Clock clock;

    RecordAcceptance(Transfers transfers, Policies policies, Journal journal, Clock clock) {
        this.transfers = transfers;
        this.policies = policies;
        this.journal = journal;
        this.clock = clock;
    }

    /** Recorded before, it stays as it was recorded first. */
    @Transactional
    public Transfer accept(UUID id, String version, String document, String officer) {
        var transfer = transfers.locked(id);
        transfer.requireAnnounced();
        if (policies.find(version).isEmpty()) {
            throw Problem.of(ConsentProblem.UNKNOWN_POLICY_VERSION, "See /policies for all versions.")
                    .field("version", "is not a published version");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (transfers.accept(id, version, document, officer, now)) {
            journal.append(transfer.about(null, TransferEvent.Outcome.ACCEPTED, version, document, now));
        }
        return transfer;
    }
}
