package cn.xinshou.consent.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Counts an open or a click, if the person consents to that at this very time. Kept is a number per day, mailing and page; no person. */
@ApplicationScoped
class CountReading {

    private final Tracking tracking;
    private final EntityManager database;
    private final Clock clock;

    CountReading(Tracking tracking, EntityManager database, Clock clock) {
        this.tracking = tracking;
        this.database = database;
        this.clock = clock;
    }

    /** @return whether it was counted */
    @Transactional
    public boolean count(MailLink link) {
        if (!tracking.isAllowed(link.subject(), link.purpose())) {
            return false;
        }
        database.createNativeQuery("""
                        insert into mail_count (day, purpose, mailing, kind, page, readings) values (?1, ?2, ?3, ?4, ?5, 1)
                        on conflict on constraint mail_count_one_per_day do update set readings = mail_count.readings + 1
                        """)
                .setParameter(1, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .setParameter(2, link.purpose())
                .setParameter(3, link.mailing())
                .setParameter(4, link.kind().name())
                .setParameter(5, page(link))
                .executeUpdate();
        return true;
    }

    /** A query or a fragment may be one person's: what is counted is the page. */
    private static String page(MailLink link) {
        if (link.target() == null) {
            return "";
        }
        var target = URI.create(link.target());
        return target.getScheme() + "://" + target.getRawAuthority() + target.getRawPath();
    }
}
