package cn.xinshou.identity.access.cases;

import cn.xinshou.identity.item.Item;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case that is being worked on at this moment.
 *
 * @param subject the person it is about; null where it is about many, or not known yet
 * @param items as much as the work can need
 * @param worker the only account that may use it; null if it is for everybody of the role
 */
public record OpenCase(
        String id,
        CaseKind kind,
        @Nullable UUID subject,
        Set<Item> items,
        @Nullable String worker) {

    public OpenCase(String id, CaseKind kind, @Nullable UUID subject, Set<Item> items) {
        this(id, kind, subject, items, null);
    }

    boolean isFor(String account, String role) {
        return kind.isFor(role) && (worker == null || worker.equals(account));
    }

    boolean isAbout(UUID person) {
        return subject == null || subject.equals(person);
    }
}
