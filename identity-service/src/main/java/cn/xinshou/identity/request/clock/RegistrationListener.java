package cn.xinshou.identity.request.clock;

import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Hears that somebody registered for an examination. Not in the transaction that places the order: that one holds the person's key, and whoever
 * answers a request holds the request first.
 */
@ApplicationScoped
class RegistrationListener implements Listener {

    record OrderPlaced(UUID subject) {}

    private final BringForward bring;

    RegistrationListener(BringForward bring) {
        this.bring = bring;
    }

    @Override
    public String name() {
        return "identity.registrations";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.identity");
    }

    @Override
    public Set<String> types() {
        return Set.of("cn.xinshou.identity.registration-order-placed.v1");
    }

    @Override
    public void on(ReceivedEvent event) {
        bring.bringForward(event.read(OrderPlaced.class).subject());
    }
}
