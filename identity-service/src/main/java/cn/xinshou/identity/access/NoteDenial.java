package cn.xinshou.identity.access;

import cn.xinshou.identity.reading.Actor;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a refusal down although what was refused is undone. */
@ApplicationScoped
class NoteDenial {

    private final Journal journal;
    private final Clock clock;

    NoteDenial(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(TxType.REQUIRES_NEW)
    void note(@Nullable UUID subject, Actor reader, Collection<String> missing) {
        journal.append(
                new AccessEvent.Denied(subject, reader.id(), reader.role(), List.copyOf(missing), clock.instant()));
    }
}
