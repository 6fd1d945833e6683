package cn.xinshou.consent.mail;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Counts go after the time that the policy states for mail-tracking. */
@ApplicationScoped
class DropCounts {

    static final int DAYS = 90;

    private final EntityManager database;
    private final Clock clock;

    DropCounts(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m")
    @Transactional
    public void drop() {
        database.createNativeQuery("delete from mail_count where day < ?1")
                .setParameter(
                        1, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS))
                .executeUpdate();
    }
}
