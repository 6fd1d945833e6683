package cn.xinshou.identity.access.cases;

import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Hears from breach-notifier which incidents are being worked on. */
@ApplicationScoped
class IncidentListener implements Listener {

    private static final String OPENED = "cn.xinshou.breach.incident-opened.v1";
    private static final String CLOSED = "cn.xinshou.breach.incident-closed.v1";

    record Opened(UUID incident, String number, boolean drill, Instant at) {}

    record Closed(UUID incident, Instant at) {}

    private final IncidentCases incidents;

    IncidentListener(IncidentCases incidents) {
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "identity.incidents";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.breach");
    }

    @Override
    public Set<String> types() {
        return Set.of(OPENED, CLOSED);
    }

    @Override
    public void on(ReceivedEvent event) {
        if (event.type().equals(OPENED)) {
            var opened = event.read(Opened.class);
            incidents.of(opened.incident()).opened(opened.number(), opened.drill(), opened.at());
        } else {
            var closed = event.read(Closed.class);
            incidents.of(closed.incident()).closed(closed.at());
        }
    }
}
