package cn.xinshou.identity.request.complaint;

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

/** The complaints of all people. */
@ApplicationScoped
public class Complaints implements PanacheRepositoryBase<Complaint, UUID> {

    Optional<Complaint> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those whose time has come, the longest waiting first. */
    @Transactional
    public List<Look> toLookAt(Instant now, Look after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select c.lookAt, c.id from Complaint c
                        where c.lookAt <= :now and (c.lookAt > :after or c.lookAt = :after and c.id > :id)
                        order by c.lookAt, c.id
                        """, Object[].class)
                .setParameter("now", now)
                .setParameter("after", after.lookAt())
                .setParameter("id", after.id())
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Look((Instant) row[0], (UUID) row[1]))
                .toList();
    }

    /** The complaint, unless another replica has it in hand or is done with it. */
    @SuppressWarnings("unchecked")
    Optional<Complaint> takeToLookAt(UUID id, Instant now) {
        List<Complaint> found = getEntityManager()
                .createNativeQuery(
                        "select * from complaint where id = ?1 and look_at <= ?2 for update skip locked",
                        Complaint.class)
                .setParameter(1, id)
                .setParameter(2, now)
                .getResultList();
        return found.stream().findFirst();
    }

    Optional<Complaint> openAbout(UUID request) {
        return find("request = ?1 and state = ?2", request, ComplaintState.OPEN).firstResultOptional();
    }

    /** Newest first. */
    public List<Complaint> about(UUID request) {
        return list("request = ?1 order by receivedAt desc, id", request);
    }

    /** Due soonest first. */
    List<Complaint> search(@Nullable UUID subject, Place behind, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("dueAt", behind.dueAt());
        parameters.put("id", behind.id());
        if (subject != null) {
            parameters.put("subject", subject);
        }
        return find(
                        "(dueAt > :dueAt or dueAt = :dueAt and id > :id)"
                                + (subject == null ? "" : " and subject = :subject")
                                + " order by dueAt, id",
                        parameters)
                .page(Page.ofSize(limit))
                .list();
    }
}
