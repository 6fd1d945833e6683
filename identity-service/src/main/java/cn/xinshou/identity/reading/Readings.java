package cn.xinshou.identity.reading;

import cn.xinshou.identity.sealing.Gone;
import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reads of all people. */
@ApplicationScoped
public class Readings implements PanacheRepository<Reading> {

    private static final String PLACE = "reading/";

    private final Seals seals;
    private final Gone gone;
    private final Journal journal;
    private final Clock clock;

    Readings(Seals seals, Gone gone, Journal journal, Clock clock) {
        this.seals = seals;
        this.gone = gone;
        this.journal = journal;
        this.clock = clock;
    }

    /** Writes a read down in the transaction that makes it: what cannot be written down is not read. Nothing is noted if nothing was read. */
    @Transactional(TxType.MANDATORY)
    public void note(UUID subject, Collection<String> items, Why why, Actor reader) {
        if (!items.isEmpty()) {
            journal.append(keep(subject, items, why, reader));
        }
    }

    /** Shows the person what somebody did about their data without having read any yet; the fact itself is the caller's to publish. */
    @Transactional(TxType.MANDATORY)
    public void show(UUID subject, String what, Why why, Actor reader) {
        keep(subject, List.of(what), why, reader);
    }

    /** Shows the person a read that another service made, which has published the fact itself. */
    @Transactional(TxType.MANDATORY)
    public void heard(UUID reading, UUID subject, Collection<String> items, Why why, Actor reader, Instant at) {
        write(
                new ProfileRead(
                        subject,
                        reading,
                        List.copyOf(items),
                        why.purpose(),
                        why.caseId(),
                        why.caseKind(),
                        reader.id(),
                        reader.role(),
                        why.unmasked(),
                        at),
                null);
    }

    /** Newest first. */
    public List<Reading> of(UUID subject, long before, int limit) {
        return find("subject = ?1 and id < ?2 order by id desc", subject, before)
                .page(Page.ofSize(limit))
                .list();
    }

    public Optional<Reading> named(UUID reading) {
        return find("reading", reading).firstResultOptional();
    }

    /** The reason that was given for the read, in words; null if there was none, or the person's key is gone. */
    @Transactional(TxType.MANDATORY)
    public @Nullable String reason(Reading read, @Nullable Seal seal) {
        var sealed = read.reason();
        return sealed == null || seal == null
                ? null
                : new String(seal.open(sealed, PLACE + read.reading()), StandardCharsets.UTF_8);
    }

    private ProfileRead keep(UUID subject, Collection<String> items, Why why, Actor reader) {
        var read = new ProfileRead(
                subject,
                UUID.randomUUID(),
                List.copyOf(items),
                why.purpose(),
                why.caseId(),
                why.caseKind(),
                reader.id(),
                reader.role(),
                why.unmasked(),
                clock.instant());
        write(read, why.reason());
        return read;
    }

    private void write(ProfileRead read, @Nullable String reason) {
        if (gone.stays(read.subject())) {
            persist(new Reading(read, sealed(read, reason)));
        }
    }

    private byte @Nullable [] sealed(ProfileRead read, @Nullable String reason) {
        return reason == null
                ? null
                : seals.of(read.subject())
                        .map(seal -> seal.close(reason.getBytes(StandardCharsets.UTF_8), PLACE + read.reading()))
                        .orElse(null);
    }
}
