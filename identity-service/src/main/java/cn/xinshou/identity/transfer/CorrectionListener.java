package cn.xinshou.identity.transfer;

import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Hears of every change of an item, however it came about, and has those told to whom the person had the old value sent. */
@ApplicationScoped
class CorrectionListener implements Listener {

    record ProfileChanged(UUID subject, List<String> items, long version) {}

    private final OweTransferCorrections owe;

    CorrectionListener(OweTransferCorrections owe) {
        this.owe = owe;
    }

    @Override
    public String name() {
        return "identity.transfer-corrections";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.identity");
    }

    @Override
    public Set<String> types() {
        return Set.of("cn.xinshou.identity.profile-changed.v1");
    }

    @Override
    public void on(ReceivedEvent event) {
        var changed = event.read(ProfileChanged.class);
        owe.owe(changed.subject(), changed.version(), changed.items());
    }
}
