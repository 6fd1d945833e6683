package cn.xinshou.audit.decision;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Decisions implements PanacheRepositoryBase<Decision, UUID> {

    /** @throws Problem NOT_FOUND */
    Decision locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Decisions::unknown);
    }

    /** @throws Problem NOT_FOUND */
    Decision required(UUID id) {
        return findByIdOptional(id).orElseThrow(Decisions::unknown);
    }

    /** Newest first: ids are in order of time. */
    List<Decision> of(UUID subject, @Nullable UUID before, int limit) {
        var found = before == null
                ? find("subject = ?1 order by id desc", subject)
                : find("subject = ?1 and id < ?2 order by id desc", subject, before);
        return found.page(0, limit).list();
    }

    /** Those that wait for a person, oldest first. */
    List<Decision> waiting(@Nullable UUID after, int limit) {
        var states = List.of(DecisionState.APPEALED, DecisionState.AWAITING_PERSON);
        var found = after == null
                ? find("state in ?1 order by id", states)
                : find("state in ?1 and id > ?2 order by id", states, after);
        return found.page(0, limit).list();
    }

    boolean isAutomationRefused(UUID subject) {
        return !getEntityManager()
                .createNativeQuery("select 1 from automation_refusal where subject = ?")
                .setParameter(1, subject)
                .getResultList()
                .isEmpty();
    }

    void refuseAutomation(UUID subject, Instant at) {
        getEntityManager()
                .createNativeQuery("insert into automation_refusal (subject, at) values (?, ?) on conflict do nothing")
                .setParameter(1, subject)
                .setParameter(2, at)
                .executeUpdate();
    }

    void forget(UUID subject) {
        delete("subject", subject);
        getEntityManager()
                .createNativeQuery("delete from automation_refusal where subject = ?")
                .setParameter(1, subject)
                .executeUpdate();
    }

    private static Problem unknown() {
        return Problem.of(CommonProblem.NOT_FOUND, "There is no decision of this id.");
    }
}
