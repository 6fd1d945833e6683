package cn.xinshou.breach.incident;

import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Alerts of the audit service come in here. */
@ApplicationScoped
class AlertListener implements Listener {

    private final TakeInAlert takeIn;

    AlertListener(TakeInAlert takeIn) {
        this.takeIn = takeIn;
    }

    @Override
    public String name() {
        return "breach.alerts";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.audit");
    }

    @Override
    public Set<String> types() {
        return Set.of("cn.xinshou.audit.alert-raised.v1");
    }

    @Override
    public void on(ReceivedEvent event) {
        takeIn.takeIn(event.read(AlertRaised.class));
    }
}
