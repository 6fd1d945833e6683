package cn.xinshou.consent.receipt;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a consent's history as its record tells it.
 *
 * @param action what was done: grant, refuse, withdraw; or what time did: expire, supersede
 * @param prompt the question that it answers, if one was cited
 */
public record RecordedEvent(
        String action, Statement statement, @Nullable UUID prompt) {

    /** Whether the person, or who answers for a child, did it. */
    boolean byPerson() {
        return !action.equals("expire") && !action.equals("supersede");
    }
}
