package cn.xinshou.consent.difference;

import cn.xinshou.consent.Words;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is different.
 *
 * @param subject what it is about: the id of an item, recipient, right, cookie, clause, or the name of a field
 * @param purposes the purposes whose terms it changes; empty where it is about none
 * @param clause where it is stated: in the newer text, or in the older one if it is gone; null if it has no clause of its own
 * @param words for people
 */
public record Change(
        ChangeKind kind,
        String subject,
        SortedSet<String> purposes,
        @Nullable String clause,
        Words words) {

    public Change {
        purposes = new TreeSet<>(purposes);
    }

    /** Whether it holds for a person only after explicit consent (promise P7.1). */
    public boolean reducing() {
        return kind.effect() == Effect.REDUCES;
    }
}
