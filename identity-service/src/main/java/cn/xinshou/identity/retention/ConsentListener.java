package cn.xinshou.identity.retention;

import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Hears that a person withdrew a consent, refused it again or let it run out, and puts the deletion down (PIPL 47 (3)); hears that they agreed
 * anew, and takes it back if its time had not come.
 */
@ApplicationScoped
class ConsentListener implements Listener {

    private static final String GRANTED = "cn.xinshou.consent.consent-granted.v1";
    private static final String EXPIRED = "cn.xinshou.consent.consent-expired.v1";

    record ConsentChanged(UUID subject, String purpose, Instant at) {}

    private final EndedPurposes ended;
    private final RetentionConfig config;

    ConsentListener(EndedPurposes ended, RetentionConfig config) {
        this.ended = ended;
        this.config = config;
    }

    @Override
    public String name() {
        return "identity.ended-consents";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.consent");
    }

    @Override
    public Set<String> types() {
        return Set.of(
                GRANTED, EXPIRED, "cn.xinshou.consent.consent-withdrawn.v1", "cn.xinshou.consent.consent-refused.v1");
    }

    @Override
    public void on(ReceivedEvent event) {
        var changed = event.read(ConsentChanged.class);
        if (event.type().equals(GRANTED)) {
            ended.goesOn(changed.subject(), changed.purpose());
            return;
        }
        // What ran out was kept for as long as it was agreed to: the purpose can be pursued no longer.
        var ground = event.type().equals(EXPIRED) ? Ground.PURPOSE_ACHIEVED : Ground.CONSENT_WITHDRAWN;
        ended.end(
                changed.subject(),
                changed.purpose(),
                ground,
                List.of(),
                changed.at().plus(config.grace()));
    }
}
