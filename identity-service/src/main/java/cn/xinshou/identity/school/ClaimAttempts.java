package cn.xinshou.identity.school;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Counts who tried to claim what is not there: whoever guesses other people's numbers is stopped soon. */
@ApplicationScoped
class ClaimAttempts {

    private static final Duration WINDOW = Duration.ofHours(24);

    private final EntityManager entities;
    private final SchoolConfig config;

    ClaimAttempts(EntityManager entities, SchoolConfig config) {
        this.entities = entities;
        this.config = config;
    }

    /** @throws Problem TOO_MANY_REQUESTS if there were too many within 24 hours */
    void requireFew(UUID subject, Instant now) {
        var since = entities.createNativeQuery(
                        "select count(*) from school_claim where subject = ? and at > ?", Long.class)
                .setParameter(1, subject)
                .setParameter(2, now.minus(WINDOW))
                .getSingleResult();
        if (((Number) since).longValue() >= config.claimsADay()) {
            throw Problem.of(
                    CommonProblem.TOO_MANY_REQUESTS,
                    "Try again tomorrow, or ask the school whether name and ID number are right.");
        }
    }

    void note(UUID subject, Instant now) {
        entities.createNativeQuery("insert into school_claim (subject, at) values (?, ?)")
                .setParameter(1, subject)
                .setParameter(2, now)
                .executeUpdate();
    }

    void forget(Instant now) {
        entities.createNativeQuery("delete from school_claim where at <= ?")
                .setParameter(1, now.minus(WINDOW))
                .executeUpdate();
    }
}
