package cn.xinshou.breach.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes a few waiting messages for one worker. What a lost worker had taken is taken again when its lease is over. */
@ApplicationScoped
class ClaimMessages {

    private final Messages messages;
    private final MessageConfig config;
    private final Clock clock;

    ClaimMessages(Messages messages, MessageConfig config, Clock clock) {
        this.messages = messages;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    public List<Taken> claim(UUID lease) {
        var now = clock.instant();
        return messages.claim(lease, now.plus(config.lease()), config.batch(), now);
    }
}
