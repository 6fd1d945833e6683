package cn.xinshou.identity.restriction;

import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * From now on a person's data are only stored, or no longer only stored.
 *
 * @param cause {@code person} or {@code hold}
 */
record RestrictionChanged(UUID subject, boolean restricted, String cause, Instant at) implements Event {

    @Override
    public String type() {
        return "cn.xinshou.identity.restriction-changed.v1";
    }

    @Override
    public String key() {
        return subject.toString();
    }
}
