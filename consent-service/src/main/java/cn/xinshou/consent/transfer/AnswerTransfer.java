package cn.xinshou.consent.transfer;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A person says whether the successor may have their data. */
@ApplicationScoped
class AnswerTransfer {

    private final Transfers transfers;
    private final Journal journal;
    private final Clock clock;

    AnswerTransfer(Transfers transfers, Journal journal, Clock clock) {
        this.transfers = transfers;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void answer(UUID subject, UUID id, boolean agrees) {
        var transfer = transfers.required(id);
        transfer.requireAnnounced();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (transfers.answer(id, subject, agrees, now)) {
            var outcome = agrees ? TransferEvent.Outcome.AGREED : TransferEvent.Outcome.REFUSED;
            journal.append(transfer.about(subject, outcome, null, null, now));
        }
    }
}
