package cn.xinshou.identity.kept;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** Who asked to read what is kept. */
@ApplicationScoped
class KeptAccesses implements PanacheRepositoryBase<KeptAccess, UUID> {

    /** In the order in which they were asked for. */
    List<KeptAccess> of(UUID keptRecord) {
        return list("keptRecord = ?1 order by askedAt, id", keptRecord);
    }

    /**
     * Locks the row: of two officers who decide, or two readings, the second finds it done.
     *
     * @throws Problem NOT_FOUND if the record has no such access
     */
    KeptAccess lock(UUID keptRecord, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(access -> access.keptRecord().equals(keptRecord))
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "Nobody asked for this under that id."));
    }
}
