package cn.xinshou.identity.kept;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.sealing.KeptKeys;
import cn.xinshou.journal.Journal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything that laws keep of all people. */
@ApplicationScoped
public class KeptRecords implements PanacheRepositoryBase<KeptRecord, UUID> {

    private static final Pattern DUTY = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

    /** Behind which record a page begins, in the order of their ends. */
    record Place(Instant until, UUID id) {

        static final Place BEGINNING = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    private final KeptKeys keys;
    private final Journal journal;
    private final Clock clock;

    KeptRecords(KeptKeys keys, Journal journal, Clock clock) {
        this.keys = keys;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Keeps something for a duty, in the transaction that takes it away from where it was. Erasing the person does not touch it.
     *
     * @param duty the law's duty as a word such as {@code disclosure-proof}: lower case, digits, hyphens and dots, at most 64 characters
     * @param content opened again as it is, by two people together and for this duty only
     * @param until when the duty ends, in the future; nobody reads it from then on
     * @return the record's id
     */
    @Transactional(TxType.MANDATORY)
    public UUID keep(UUID subject, String duty, byte[] content, Instant until) {
        var now = now();
        if (!DUTY.matcher(duty).matches() || !until.isAfter(now)) {
            throw new IllegalArgumentException("something is kept for a duty that has a word and an end to come");
        }
        var id = UUID.randomUUID();
        var kept = new KeptRecord(id, subject, duty, keys.make(id), content, now, until.truncatedTo(ChronoUnit.MICROS));
        persist(kept);
        journal.append(kept.made());
        return id;
    }

    /** @throws Problem NOT_FOUND if there is none, or its end has come */
    KeptRecord get(UUID id) {
        return find("id = ?1 and keptUntil > ?2", id, now())
                .firstResultOptional()
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "Nothing is kept under this id."));
    }

    /** Those that go soonest come first. */
    List<KeptRecord> search(@Nullable UUID subject, @Nullable String duty, Place behind, int limit) {
        var condition = "keptUntil > :now and (keptUntil > :until or keptUntil = :until and id > :id)"
                + (subject == null ? "" : " and subject = :subject")
                + (duty == null ? "" : " and duty = :duty")
                + " order by keptUntil, id";
        var parameters = new HashMap<String, Object>();
        parameters.put("now", now());
        parameters.put("until", behind.until());
        parameters.put("id", behind.id());
        if (subject != null) {
            parameters.put("subject", subject);
        }
        if (duty != null) {
            parameters.put("duty", duty);
        }
        return find(condition, parameters).page(Page.ofSize(limit)).list();
    }

    /** Records whose end has come, which no other replica is dropping at this moment. */
    @SuppressWarnings("unchecked")
    List<KeptRecord> ended(int limit) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from kept_record where kept_until <= ?1 order by kept_until limit ?2 for update skip locked",
                        KeptRecord.class)
                .setParameter(1, now())
                .setParameter(2, limit)
                .getResultList();
    }

    /** Now, as exact as PostgreSQL keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
