package cn.xinshou.consent.consent;

import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears from identity-service who is a child. */
@ApplicationScoped
class AgeListener implements Listener {

    /** @param ageBand absent where the profile holds no date of birth, or it says nothing new */
    record AgeTold(UUID subject, @Nullable AgeBand ageBand) {}

    private final LearnAge learn;

    AgeListener(LearnAge learn) {
        this.learn = learn;
    }

    @Override
    public String name() {
        return "consent.ages";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.identity");
    }

    @Override
    public Set<String> types() {
        return Set.of("cn.xinshou.identity.profile-created.v1", "cn.xinshou.identity.profile-changed.v1");
    }

    @Override
    public void on(ReceivedEvent event) {
        var told = event.read(AgeTold.class);
        if (told.ageBand() != null) {
            learn.learn(told.subject(), told.ageBand(), true);
        }
    }
}
