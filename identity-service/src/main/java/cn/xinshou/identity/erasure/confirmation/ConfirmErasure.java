package cn.xinshou.identity.erasure.confirmation;

import cn.xinshou.identity.erasure.ErasureEvent;
import cn.xinshou.identity.erasure.Erasures;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the word of somebody else that their part is erased. */
@ApplicationScoped
class ConfirmErasure {

    /** A recipient that holds data and was sent a notice. */
    record Owed(String recipient, String notice, Instant dueAt) {}

    private final Erasures erasures;
    private final Parties parties;
    private final Journal journal;
    private final Clock clock;

    ConfirmErasure(Erasures erasures, Parties parties, Journal journal, Clock clock) {
        this.erasures = erasures;
        this.parties = parties;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param owed whom it has to wait for in turn */
    @Transactional
    void confirm(
            UUID subject,
            String party,
            @Nullable JsonNode forgotten,
            @Nullable JsonNode kept,
            List<Owed> owed,
            Instant at) {
        parties.confirmOf(subject, party, forgotten, kept, at).ifPresent(erasure -> {
            owed.forEach(recipient -> parties.owe(
                    List.of(erasure),
                    List.of(Party.recipient(recipient.recipient(), recipient.notice())),
                    recipient.dueAt(),
                    null));
            finish(erasure);
        });
    }

    /** The account is closed, or there was none. */
    @Transactional
    void accountClosed(UUID erasure, JsonNode forgotten) {
        erasures.lock(erasure);
        parties.confirm(erasure, Party.KEYCLOAK, forgotten, now());
        finish(erasure);
    }

    private void finish(UUID erasure) {
        var now = now();
        if (erasures.confirmIfAllDid(erasure, now)) {
            journal.append(new ErasureEvent.ErasureConfirmed(erasure, now));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
