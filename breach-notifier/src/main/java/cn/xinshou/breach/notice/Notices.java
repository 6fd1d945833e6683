package cn.xinshou.breach.notice;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** The notices of all incidents. */
@ApplicationScoped
public class Notices implements PanacheRepositoryBase<Notice, UUID> {

    /** @throws Problem NOT_FOUND if the incident has no such notice */
    public Notice required(UUID incident, UUID id) {
        return find("incident = ?1 and id = ?2", incident, id)
                .firstResultOptional()
                .orElseThrow(Notices::unknown);
    }

    /** @throws Problem NOT_FOUND if the incident has no such notice */
    public Notice locked(UUID incident, UUID id) {
        return find("incident = ?1 and id = ?2", incident, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(Notices::unknown);
    }

    /** Oldest first. */
    public List<Notice> of(UUID incident) {
        return list("incident = ?1 order by createdAt, id", incident);
    }

    private static Problem unknown() {
        return Problem.of(CommonProblem.NOT_FOUND, "The incident has no notice with this id.");
    }
}
