package cn.xinshou.identity.access.approval;

import cn.xinshou.identity.item.Item;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A control taken away on purpose: a second person seems to have agreed to everything. */
public final class AlwaysApproved extends Approvals {

    @Override
    public boolean cover(String account, UUID subject, String caseId, Set<Item> items, Instant at) {
        return true;
    }
}
