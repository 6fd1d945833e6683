package cn.xinshou.breach.message;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Ends what found no way in time, and drops the rows whose time on file is over. */
@ApplicationScoped
class ExpireMessages {

    private final Messages messages;
    private final MessageConfig config;
    private final Journal journal;
    private final Clock clock;

    ExpireMessages(Messages messages, MessageConfig config, Journal journal, Clock clock) {
        this.messages = messages;
        this.config = config;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void expire() {
        messages.expire(clock.instant()).forEach(journal::append);
    }

    @Transactional
    public void drop() {
        messages.dropOlderThan(clock.instant().minus(config.kept()));
    }
}
