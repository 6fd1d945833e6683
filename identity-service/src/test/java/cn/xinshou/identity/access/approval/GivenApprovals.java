package cn.xinshou.identity.access.approval;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** What was asked of a second person without going through the door, for tests that come in as somebody else. */
@ApplicationScoped
public class GivenApprovals {

    private final AskForApproval ask;

    GivenApprovals(AskForApproval ask) {
        this.ask = ask;
    }

    public UUID ask(UUID subject, String caseId, Set<Item> items, Actor asker) {
        return ask.ask(subject, caseId, items, "理由", null, asker).id();
    }
}
