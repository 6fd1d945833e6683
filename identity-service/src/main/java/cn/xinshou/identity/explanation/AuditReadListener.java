package cn.xinshou.identity.explanation;

import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears that staff read at audit-service what a machine noticed or decided about somebody, and puts it where the person looks for readers: here. */
@ApplicationScoped
class AuditReadListener implements Listener {

    /** @param decision what was read, or {@code alert} was; it stands where the case would */
    record ReadThere(
            UUID subject,
            UUID reading,
            @Nullable UUID decision,
            @Nullable UUID alert,
            List<String> items,
            String purpose,
            String reader,
            String role,
            Instant at) {

        String what() {
            return Objects.requireNonNull(decision == null ? alert : decision, "a read of nothing")
                    .toString();
        }
    }

    private final Readings readings;

    AuditReadListener(Readings readings) {
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
        return Set.of("cn.xinshou.audit.decision-read.v1", "cn.xinshou.audit.alert-read.v1");
    }

    @Override
    public void on(ReceivedEvent event) {
        var read = event.read(ReadThere.class);
        readings.heard(
                read.reading(),
                read.subject(),
                read.items(),
                new Why(read.purpose(), read.what()),
                new Actor(read.reader(), read.role()),
                read.at());
    }
}
