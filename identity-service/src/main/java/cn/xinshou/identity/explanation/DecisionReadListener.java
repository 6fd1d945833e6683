package cn.xinshou.identity.explanation;

import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Hears that staff read at audit-service what a machine decided about somebody, and puts it where the person looks for readers: here. */
@ApplicationScoped
class DecisionReadListener implements Listener {

    record DecisionRead(
            UUID subject,
            UUID reading,
            UUID decision,
            List<String> items,
            String purpose,
            String reader,
            String role,
            Instant at) {}

    private final Readings readings;

    DecisionReadListener(Readings readings) {
        this.readings = readings;
    }

    @Override
    public String name() {
        return "identity.decision-reads";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.audit");
    }

    @Override
    public Set<String> types() {
        return Set.of("cn.xinshou.audit.decision-read.v1");
    }

    @Override
    public void on(ReceivedEvent event) {
        var read = event.read(DecisionRead.class);
        readings.heard(
                read.reading(),
                read.subject(),
                read.items(),
                new Why(read.purpose(), read.decision().toString()),
                new Actor(read.reader(), read.role()),
                read.at());
    }
}
