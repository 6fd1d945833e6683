package cn.xinshou.identity.reading;

import cn.xinshou.journal.Journal;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The reads of all people. */
@ApplicationScoped
public class Readings implements PanacheRepository<Reading> {

    private final Journal journal;
    private final Clock clock;

    Readings(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Writes a read down in the transaction that makes it: what cannot be written down is not read. Nothing is noted if nothing was read. */
    @Transactional(TxType.MANDATORY)
    public void note(UUID subject, Collection<String> items, Why why, Actor reader) {
        if (items.isEmpty()) {
            return;
        }
        var read = new ProfileRead(
                subject,
                List.copyOf(items),
                why.purpose(),
                why.caseId(),
                reader.id(),
                reader.role(),
                true,
                clock.instant());
        persist(new Reading(read));
        journal.append(read);
    }

    /** Newest first. */
    public List<Reading> of(UUID subject, long before, int limit) {
        return find("subject = ?1 and id < ?2 order by id desc", subject, before)
                .page(Page.ofSize(limit))
                .list();
    }
}
