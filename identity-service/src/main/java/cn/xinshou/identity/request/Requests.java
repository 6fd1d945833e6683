package cn.xinshou.identity.request;

import cn.xinshou.identity.request.deadline.Look;
import cn.xinshou.identity.request.deadline.Place;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The requests of all people. */
@ApplicationScoped
public class Requests implements PanacheRepositoryBase<Request, UUID> {

    private static final Instant DISTANT = Instant.parse("9999-01-01T00:00:00Z");

    /** Those whose time has come, the longest waiting first. */
    @Transactional
    public List<Look> toLookAt(Instant now, Look after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select r.work.lookAt, r.id from Request r
                        where r.work.lookAt <= :now
                          and (r.work.lookAt > :after or r.work.lookAt = :after and r.id > :id)
                        order by r.work.lookAt, r.id
                        """, Object[].class)
                .setParameter("now", now)
                .setParameter("after", after.lookAt())
                .setParameter("id", after.id())
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Look((Instant) row[0], (UUID) row[1]))
                .toList();
    }

    /** The request, unless another replica has it in hand or is done with it. */
    @SuppressWarnings("unchecked")
    public Optional<Request> takeToLookAt(UUID id, Instant now) {
        List<Request> found = getEntityManager()
                .createNativeQuery(
                        "select * from request where id = ?1 and look_at <= ?2 for update skip locked", Request.class)
                .setParameter(1, id)
                .setParameter(2, now)
                .getResultList();
        return found.stream().findFirst();
    }

    /** Locks the row: two decisions on one request happen one after the other, and the second finds it decided. */
    public Optional<Request> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks those of this person's that are not answered, in an order in which two that do so never wait for each other. */
    public List<Request> lockOpen(UUID subject) {
        return find("subject = ?1 and state in ?2 order by id", subject, RequestState.open())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Due soonest first, which for one person's requests is the order in which they came. */
    public List<Request> search(
            @Nullable UUID subject, @Nullable RequestState state, @Nullable Instant dueBy, Place behind, int limit) {
        var condition = "work.dueAt <= :dueBy and (work.dueAt > :dueAt or work.dueAt = :dueAt and id > :id)"
                + (subject == null ? "" : " and subject = :subject")
                + (state == null ? "" : " and state = :state")
                + " order by work.dueAt, id";
        var parameters = new HashMap<String, Object>();
        parameters.put("dueBy", dueBy == null ? DISTANT : dueBy);
        parameters.put("dueAt", behind.dueAt());
        parameters.put("id", behind.id());
        if (subject != null) {
            parameters.put("subject", subject);
        }
        if (state != null) {
            parameters.put("state", state);
        }
        return find(condition, parameters).page(Page.ofSize(limit)).list();
    }
}
