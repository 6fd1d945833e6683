package cn.xinshou.breach.delivery;

import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.UUID;

/** A person was told. */
record NoticeDelivered(UUID subject, UUID incident, UUID notice, String channel, DeliveryState state, Instant at)
        implements Event {

    @Override
    public String type() {
        return "cn.xinshou.breach.notice-delivered.v1";
    }

    @Override
    public String key() {
        return subject.toString();
    }
}
