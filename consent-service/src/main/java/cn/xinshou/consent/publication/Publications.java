package cn.xinshou.consent.publication;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class Publications implements PanacheRepositoryBase<Publication, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** @throws Problem NOT_FOUND */
    Publication required(UUID id) {
        return findByIdOptional(id).orElseThrow(Publications::unknown);
    }

    /** @throws Problem NOT_FOUND */
    Publication locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Publications::unknown);
    }

    /**
     * One that the person may know of, locked.
     *
     * @throws Problem NOT_FOUND, for a sealed one as for none
     */
    Publication lockedOf(UUID subject, UUID id, Instant now) {
        var publication = locked(id);
        if (!publication.subject().equals(subject) || publication.isSealed(now)) {
            throw unknown();
        }
        return publication;
    }

    /** What the person may know of, in the order of ids, behind the given one. */
    List<Publication> knownTo(UUID subject, UUID after, Instant now, int limit) {
        return find(
                        "subject = ?1 and id > ?2 and (sealedUntil is null or sealedUntil <= ?3) order by id",
                        subject,
                        after,
                        now)
                .range(0, limit)
                .list();
    }

    List<Publication> page(PublicationState state, UUID after, int limit) {
        return find("state = ?1 and id > ?2 order by id", state, after)
                .range(0, limit)
                .list();
    }

    /** Those whose seal ran out without that being noted yet. */
    List<UUID> unsealing(Instant now, int most) {
        return getEntityManager()
                .createQuery("""
                        select p.id from Publication p where p.sealedUntil <= ?1 and p.unsealedAt is null order by p.sealedUntil
                        """, UUID.class)
                .setParameter(1, now)
                .setMaxResults(most)
                .getResultList();
    }

    static UUID first() {
        return FIRST;
    }

    private static Problem unknown() {
        return Problem.of(CommonProblem.NOT_FOUND, "See the list of publications for those there are.")
                .field("id", "is no publication");
    }
}
