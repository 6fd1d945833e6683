package cn.xinshou.consent.transfer;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Transfers implements PanacheRepositoryBase<Transfer, UUID> {

    /** @throws Problem NOT_FOUND */
    Transfer required(UUID id) {
        return findByIdOptional(id).orElseThrow(Transfers::unknown);
    }

    /** @throws Problem NOT_FOUND */
    Transfer locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Transfers::unknown);
    }

    /** In the order of ids, behind the given one. */
    List<Transfer> page(UUID after, int limit) {
        return find("id > ?1 order by id", after).range(0, limit).list();
    }

    /** @return false if the version was accepted before */
    boolean accept(UUID transfer, String version, String document, String officer, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                                insert into transfer_acceptance (transfer, version, document, recorded_by, recorded_at)
                                values (?1, ?2, ?3, ?4, ?5) on conflict do nothing
                                """)
                        .setParameter(1, transfer)
                        .setParameter(2, version)
                        .setParameter(3, document)
                        .setParameter(4, officer)
                        .setParameter(5, now)
                        .executeUpdate()
                == 1;
    }

    /** The versions that the successor accepted in writing. */
    List<String> accepted(UUID transfer) {
        List<?> versions = getEntityManager()
                .createNativeQuery("select version from transfer_acceptance where transfer = ?1 order by version")
                .setParameter(1, transfer)
                .getResultList();
        return versions.stream().map(String.class::cast).toList();
    }

    /** @return false if that was the person's answer before */
    boolean answer(UUID transfer, UUID subject, boolean agrees, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                                insert into transfer_answer (transfer, subject, agrees, at) values (?1, ?2, ?3, ?4)
                                on conflict (transfer, subject) do update set agrees = excluded.agrees, at = excluded.at
                                where transfer_answer.agrees <> excluded.agrees
                                """)
                        .setParameter(1, transfer)
                        .setParameter(2, subject)
                        .setParameter(3, agrees)
                        .setParameter(4, now)
                        .executeUpdate()
                == 1;
    }

    /** What the person said last; empty if they said nothing. */
    Optional<Boolean> answered(UUID transfer, UUID subject) {
        List<?> answers = getEntityManager()
                .createNativeQuery("select agrees from transfer_answer where transfer = ?1 and subject = ?2")
                .setParameter(1, transfer)
                .setParameter(2, subject)
                .getResultList();
        return answers.stream().map(Boolean.class::cast).findFirst();
    }

    private static Problem unknown() {
        return Problem.of(CommonProblem.NOT_FOUND, "See /transfers for those there are.")
                .field("id", "is no transfer");
    }
}
