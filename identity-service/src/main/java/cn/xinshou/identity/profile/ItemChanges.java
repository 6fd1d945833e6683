package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The history of all profiles. */
@ApplicationScoped
class ItemChanges implements PanacheRepository<ItemChange> {

    /** Newest first. */
    List<ItemChange> of(UUID subject, Collection<Item> items, long before, int limit) {
        return find("subject = ?1 and item in ?2 and id < ?3 order by id desc", subject, items, before)
                .page(Page.ofSize(limit))
                .list();
    }

    /** The last change of each item. */
    List<ItemChange> newest(UUID subject) {
        return list(
                "id in (select max(change.id) from ItemChange change where change.subject = ?1 group by change.item)",
                subject);
    }

    List<ItemChange> of(UUID subject) {
        return list("subject = ?1 order by id", subject);
    }
}
