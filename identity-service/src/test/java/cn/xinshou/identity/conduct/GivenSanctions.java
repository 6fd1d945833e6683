package cn.xinshou.identity.conduct;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Sanctions imposed without going through the door: for tests that come in as whom they are against. */
@ApplicationScoped
public class GivenSanctions {

    private final Sanctions sanctions;
    private final SealedText text;
    private final Clock clock;

    GivenSanctions(Sanctions sanctions, SealedText text, Clock clock) {
        this.sanctions = sanctions;
        this.text = text;
        this.clock = clock;
    }

    @Transactional
    public void warn(UUID subject, String reasons) {
        var id = UUID.randomUUID();
        var sealed = text.close(subject, Sanction.place(id, "reasons"), reasons);
        sanctions.persist(new Sanction(
                id, subject, SanctionKind.WARNING, sealed, List.of("a".repeat(64)), "officer", clock.instant(), null));
    }
}
