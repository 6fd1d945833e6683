package cn.xinshou.identity.retention;

import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Items that were held for a purpose are gone, with every value they had.
 *
 * @param ground which case of PIPL 47 it is
 */
record ItemsErased(UUID subject, List<String> items, String purpose, Ground ground, Instant at) implements Event {

    @Override
    public String type() {
        return "cn.xinshou.identity.items-erased.v1";
    }

    @Override
    public String key() {
        return subject.toString();
    }
}
