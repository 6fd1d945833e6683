package cn.xinshou.identity.request;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The complaints of all people. */
@ApplicationScoped
class Complaints implements PanacheRepositoryBase<Complaint, UUID> {

    Optional<Complaint> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Complaint> openAbout(UUID request) {
        return find("request = ?1 and state = ?2", request, ComplaintState.OPEN).firstResultOptional();
    }

    /** Newest first. */
    List<Complaint> about(UUID request) {
        return list("request = ?1 order by receivedAt desc, id", request);
    }

    /** Due soonest first. */
    List<Complaint> search(@Nullable UUID subject, Requests.Place behind, int limit) {
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
