package cn.xinshou.identity.access;

import cn.xinshou.identity.item.Item;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A control taken away on purpose: a second person seems to have agreed to everything. */
final class AlwaysApproved extends Approvals {

    @Override
    boolean cover(String account, UUID subject, String caseId, Set<Item> items, Instant at) {
        return true;
    }
}
