package cn.xinshou.identity.conduct;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The register of sanctions. */
@ApplicationScoped
class Sanctions implements PanacheRepositoryBase<Sanction, UUID> {

    Sanction lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Sanctions::none);
    }

    /** Locked, for the person it is against; others learn not even that there is one. */
    Sanction against(UUID subject, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(sanction -> sanction.subject().equals(subject))
                .orElseThrow(Sanctions::none);
    }

    Sanction named(UUID id) {
        return findByIdOptional(id).orElseThrow(Sanctions::none);
    }

    /** Newest first; a person's all fit on one page. */
    List<Sanction> of(UUID subject) {
        return list("subject = ?1 order by imposedAt desc, id", subject);
    }

    List<Sanction> all(boolean appealed, UUID after, int limit) {
        return find(
                        "id > ?1" + (appealed ? " and appealedAt is not null and appealDecidedAt is null" : "")
                                + " order by id",
                        after)
                .page(Page.ofSize(limit))
                .list();
    }

    @Transactional
    long overdue(Instant now) {
        return count("appealDueAt < ?1 and appealDecidedAt is null", now);
    }

    private static Problem none() {
        return Problem.of(CommonProblem.NOT_FOUND, "There is no such sanction, or it is another person's.");
    }
}
