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

/** All reports of misuse. */
@ApplicationScoped
class MisuseReports implements PanacheRepositoryBase<MisuseReport, UUID> {

    /** Behind which row a page begins, in the order of the days by which they are due. */
    record Place(Instant dueAt, UUID id) {

        static final Place BEGINNING = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    MisuseReport lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(MisuseReports::none);
    }

    /** For who reported it, and for officers whom it does not accuse; others learn not even that there is one. */
    MisuseReport visible(UUID id, String account, boolean officer) {
        return findByIdOptional(id)
                .filter(report -> report.isBy(account) || officer && !report.isAbout(account))
                .orElseThrow(MisuseReports::none);
    }

    /** One's own. */
    List<MisuseReport> by(String reporter, Place behind, int limit) {
        return find(
                        "reporter = ?1 and (dueAt > ?2 or dueAt = ?2 and id > ?3) order by dueAt, id",
                        reporter,
                        behind.dueAt(),
                        behind.id())
                .page(Page.ofSize(limit))
                .list();
    }

    /** Those that do not accuse this officer, due soonest first. */
    List<MisuseReport> allBut(String officer, boolean open, Place behind, int limit) {
        return find(
                        "(about is null or about <> ?1) and (dueAt > ?2 or dueAt = ?2 and id > ?3)"
                                + (open ? " and answeredAt is null" : "") + " order by dueAt, id",
                        officer,
                        behind.dueAt(),
                        behind.id())
                .page(Page.ofSize(limit))
                .list();
    }

    @Transactional
    long overdue(Instant now) {
        return count("dueAt < ?1 and answeredAt is null", now);
    }

    private static Problem none() {
        return Problem.of(CommonProblem.NOT_FOUND, "There is no such report, or it is not for this caller.");
    }
}
