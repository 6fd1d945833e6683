package cn.xinshou.identity.request.deadline;

import java.time.Instant;
import java.util.UUID;

/** Something whose time has come. The clock goes through all of it in the order in which its time came. */
public record Look(Instant lookAt, UUID id) {

    public static final Look BEGINNING = new Look(Instant.EPOCH, new UUID(0, 0));
}
