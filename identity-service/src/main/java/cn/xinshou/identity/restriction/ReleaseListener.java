package cn.xinshou.identity.restriction;

import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears that a person lifted their restriction, which they do at consent-service by one call. */
@ApplicationScoped
class ReleaseListener implements Listener {

    record PersonChanged(UUID subject, @Nullable String change) {}

    private final Restrictions restrictions;

    ReleaseListener(Restrictions restrictions) {
        this.restrictions = restrictions;
    }

    @Override
    public String name() {
        return "identity.releases";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.consent");
    }

    @Override
    public Set<String> types() {
        return Set.of("cn.xinshou.consent.person-changed.v1");
    }

    @Override
    public void on(ReceivedEvent event) {
        var changed = event.read(PersonChanged.class);
        if ("released".equals(changed.change())) {
            restrictions.lift(changed.subject(), Restrictions.Cause.PERSON);
        }
    }
}
