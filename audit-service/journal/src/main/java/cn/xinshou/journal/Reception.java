package cn.xinshou.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** One event into one listener: inbox row and effect in one transaction. */
@ApplicationScoped
class Reception {

    private final Inbox inbox;

    Reception(Inbox inbox) {
        this.inbox = inbox;
    }

    @ActivateRequestContext
    @Transactional(TxType.REQUIRES_NEW)
    public void receive(Listener listener, ReceivedEvent event) {
        if (inbox.first(listener.name(), event.id())) {
            listener.on(event);
        }
    }
}
