package cn.xinshou.consent.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** An officer opens a transfer case. */
@ApplicationScoped
class ProposeTransfer {

    private final Transfers transfers;
    private final Clock clock;

    ProposeTransfer(Transfers transfers, Clock clock) {
        this.transfers = transfers;
        this.clock = clock;
    }

    @Transactional
    public Transfer propose(TransferKind kind, Successor successor, String document, String author) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var transfer = new Transfer(kind, successor, document, author, now);
        transfers.persistAndFlush(transfer);
        return transfer;
    }
}
