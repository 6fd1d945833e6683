package cn.xinshou.consent.transfer;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Somebody is about to hand a person's data over and asks whether they may: decided, and stated whichever way it went. */
@ApplicationScoped
class AskHandover {

    private final DecideForPerson decide;
    private final Journal journal;
    private final Clock clock;

    AskHandover(DecideForPerson decide, Journal journal, Clock clock) {
        this.decide = decide;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public DecideForPerson.Answer ask(UUID transfer, UUID subject) {
        var answer = decide.decide(transfer, subject);
        journal.append(new TransferEvent.HandoverDecided(
                transfer,
                subject,
                answer.decision(),
                answer.reason(),
                answer.promise(),
                answer.governing(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        return answer;
    }
}
