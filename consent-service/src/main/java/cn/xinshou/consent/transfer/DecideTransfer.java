package cn.xinshou.consent.transfer;

import cn.xinshou.frontdoor.IfMatch;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A second officer announces a transfer, or rejects it. */
@ApplicationScoped
class DecideTransfer {

    private final Transfers transfers;
    private final Journal journal;
    private final Clock clock;

    DecideTransfer(Transfers transfers, Journal journal, Clock clock) {
        this.transfers = transfers;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public Transfer decide(UUID id, @Nullable String ifMatch, boolean announce, String officer) {
        var transfer = transfers.locked(id);
        IfMatch.require(ifMatch, transfer.revision());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        journal.append(announce ? transfer.announce(officer, now) : transfer.reject(officer, now));
        transfers.flush();
        return transfer;
    }
}
