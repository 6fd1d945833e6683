package cn.xinshou.consent.consent;

import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hears from the identity service of restrictions and erasures. One replica takes each in and states it as a fact of ours, so that all
 * replicas follow one topic, and a person's facts stay in one order.
 */
@ApplicationScoped
class PersonListener implements Listener {

    private static final String FULFILLED = "cn.xinshou.identity.request-fulfilled.v1";
    private static final String ERASED = "cn.xinshou.identity.subject-erased.v1";

    record RequestFulfilled(UUID subject, @Nullable String kind) {}

    record SubjectErased(UUID subject) {}

    private final ChangePerson change;

    PersonListener(ChangePerson change) {
        this.change = change;
    }

    @Override
    public String name() {
        return "consent.people";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.identity");
    }

    @Override
    public Set<String> types() {
        return Set.of(FULFILLED, ERASED);
    }

    @Override
    public void on(ReceivedEvent event) {
        if (event.type().equals(ERASED)) {
            change.change(event.read(SubjectErased.class).subject(), PersonChange.ERASED);
            return;
        }
        var request = event.read(RequestFulfilled.class);
        if ("restriction".equals(request.kind())) {
            change.change(request.subject(), PersonChange.RESTRICTED);
        }
    }
}
