package cn.xinshou.consent.consent;

import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hears from the identity service of restrictions, of everything taken back at once, and of erasures. One replica takes each in and states it as a fact of ours, so that all
 * replicas follow one topic, and a person's facts stay in one order.
 */
@ApplicationScoped
class PersonListener implements Listener {

    private static final String FULFILLED = "cn.xinshou.identity.request-fulfilled.v1";
    private static final String RESTRICTION = "cn.xinshou.identity.restriction-changed.v1";
    private static final String ERASED = "cn.xinshou.identity.subject-erased.v1";

    record RequestFulfilled(UUID subject, @Nullable String kind) {}

    record SubjectErased(UUID subject, @Nullable UUID erasure) {}

    record RestrictionChanged(UUID subject, boolean restricted) {}

    private final ChangePerson change;
    private final WithdrawEverything withdraw;
    private final Event<PersonErased> erasures;

    PersonListener(ChangePerson change, WithdrawEverything withdraw, Event<PersonErased> erasures) {
        this.change = change;
        this.withdraw = withdraw;
        this.erasures = erasures;
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
        return Set.of(FULFILLED, RESTRICTION, ERASED);
    }

    @Override
    public void on(ReceivedEvent event) {
        if (event.type().equals(ERASED)) {
            var erased = event.read(SubjectErased.class);
            change.change(erased.subject(), PersonChange.ERASED);
            erasures.fire(new PersonErased(erased.subject(), erased.erasure()));
            return;
        }
        if (event.type().equals(RESTRICTION)) {
            var restriction = event.read(RestrictionChanged.class);
            change.change(
                    restriction.subject(), restriction.restricted() ? PersonChange.RESTRICTED : PersonChange.RELEASED);
            return;
        }
        var request = event.read(RequestFulfilled.class);
        if ("restriction".equals(request.kind())) {
            change.change(request.subject(), PersonChange.RESTRICTED);
        } else if ("withdraw-all".equals(request.kind())) {
            withdraw.withdraw(request.subject());
        }
    }
}
