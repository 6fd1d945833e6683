package cn.xinshou.audit.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Alerts implements PanacheRepositoryBase<Alert, UUID> {

    Optional<Alert> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The login that the person's alert began with; reads the alert without holding on to it. */
    Optional<UUID> loginOf(UUID id, UUID subject) {
        return find("select login from Alert where id = ?1 and subject = ?2", id, subject)
                .project(UUID.class)
                .firstResultOptional();
    }

    /** The open alert that the login merely repeats; locked, so that a verdict does not come in between. */
    Optional<Alert> repeatedBy(NewAlert raised) {
        return find(
                        "account = ?1 and repeatsAs = ?2 and lastAt >= ?3 and state = ?4 order by lastAt desc",
                        raised.account(),
                        raised.repeatsAs(),
                        raised.repeatsSince(),
                        AlertState.OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Newest first: ids are in order of time. Null does not narrow. */
    List<Alert> list(@Nullable UUID subject, @Nullable AlertState state, @Nullable UUID before, int limit) {
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        narrow(where, values, "subject = ?", subject);
        narrow(where, values, "state = ?", state);
        narrow(where, values, "id < ?", before);
        var narrowed = where.isEmpty() ? "" : String.join(" and ", where) + " ";
        return find(narrowed + "order by id desc", values.toArray())
                .page(0, limit)
                .list();
    }

    void forget(UUID subject) {
        delete("subject", subject);
    }

    private static void narrow(List<String> where, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            values.add(value);
            where.add(condition + values.size());
        }
    }
}
